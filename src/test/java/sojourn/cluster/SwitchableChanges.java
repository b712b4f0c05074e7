package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sojourn.database.Commit;

/** Changes that nobody is told of while they are silenced, so that the tests see what they see then. */
@Specializes
@ApplicationScoped
public class SwitchableChanges extends Changes {

    private final AtomicBoolean silenced = new AtomicBoolean();

    @Inject
    SwitchableChanges(Nodes nodes, NodeRepository repository, Network network, CopyKeeper copies, Commit commit) {
        super(nodes, repository, network, copies, commit);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void announce(List<String> keys) {
        if (!silenced.get()) {
            super.announce(keys);
        }
    }

    void silence(boolean silent) {
        silenced.set(silent);
    }
}
