package sojourn.cluster;

import java.io.DataInput;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;
import org.jspecify.annotations.Nullable;

/**
 * JGroups' transport over TCP, whose frames are sealed as a whole. What is not sealed with this cluster's key is dropped
 * before anything in it is looked at.
 *
 * <p>JGroups' own SYM_ENCRYPT leaves headers in the clear, by which members join and leave, and knows no mode that
 * authenticates; and a message is only decrypted behind the transport, which makes objects of what a stranger sends.
 */
class SealedTcp extends TCP {

    private static final Logger LOG = System.getLogger(SealedTcp.class.getName());

    private final Seal seal;

    /** Whose frame was dropped last. */
    private volatile @Nullable Address refused;

    SealedTcp(Seal seal) {
        this.seal = seal;
        setId(ClassConfigurator.getProtocolId(TCP.class));
    }

    @Override
    public void send(Address receiver, byte[] frame, int offset, int length) throws Exception {
        byte[] sealed = seal.close(frame, offset, length);
        super.send(receiver, sealed, 0, sealed.length);
    }

    @Override
    public void receive(Address sender, byte[] sealed, int offset, int length) {
        byte[] frame;
        try {
            frame = seal.open(sealed, offset, length);
        } catch (GeneralSecurityException e) {
            refuse(sender, e);
            return;
        }
        super.receive(sender, frame, 0, frame.length);
    }

    @Override
    public void receive(Address sender, DataInput in, int length) throws Exception {
        // No longer than the transport lets a frame be.
        byte[] sealed = new byte[length];
        in.readFully(sealed);
        receive(sender, sealed, 0, length);
    }

    /** Logs a stranger's first frame: of the others there may be as many as it likes. */
    private void refuse(Address sender, GeneralSecurityException why) {
        boolean again = Objects.equals(sender, refused);
        refused = sender;
        LOG.log(
                again ? Level.DEBUG : Level.WARNING,
                "What {0} sends is not sealed with this cluster''s key, and is dropped: {1}",
                sender,
                why.toString());
    }
}
