package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TCPPING;
import org.jgroups.stack.Protocol;

/** A network that loses every message, sent or received, while it is broken: as behind a blocked port. */
@Specializes
@ApplicationScoped
class BreakableNetwork extends JGroupsNetwork {

    private final DISCARD discard = new DISCARD();

    @Inject
    BreakableNetwork(ClusterSettings settings) {
        super(settings);
    }

    @Override
    List<Protocol> protocols(TCPPING discovery) throws Exception {
        List<Protocol> protocols = new ArrayList<>(super.protocols(discovery));
        protocols.add(1, discard);
        return protocols;
    }

    void breakDown(boolean broken) {
        discard.discardAll(broken);
    }
}
