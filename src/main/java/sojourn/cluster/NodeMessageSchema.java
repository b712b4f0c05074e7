package sojourn.cluster;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** How the messages of the nodes are written. */
@ProtoSchema(
        className = "NodeMessageMarshalling",
        includeClasses = NodeMessage.class,
        schemaFileName = "nodes.proto",
        schemaFilePath = "sojourn",
        schemaPackageName = "sojourn.cluster")
interface NodeMessageSchema extends GeneratedSchema {}
