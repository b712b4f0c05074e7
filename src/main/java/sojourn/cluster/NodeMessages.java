package sojourn.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;

/** The messages of the nodes as bytes. Safe for any number of threads. */
final class NodeMessages {

    private static final SerializationContext CONTEXT = context();

    private NodeMessages() {}

    private static SerializationContext context() {
        SerializationContext context = ProtobufUtil.newSerializationContext();
        NodeMessageSchema schema = new NodeMessageMarshalling();
        schema.registerSchema(context);
        schema.registerMarshallers(context);
        return context;
    }

    static byte[] write(NodeMessage message) {
        try {
            return ProtobufUtil.toByteArray(CONTEXT, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is none
     */
    static NodeMessage read(byte[] bytes) {
        try {
            return ProtobufUtil.fromByteArray(CONTEXT, bytes, NodeMessage.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
