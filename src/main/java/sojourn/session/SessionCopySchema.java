package sojourn.session;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** How copies of sessions are written. */
@ProtoSchema(
        className = "SessionCopyMarshalling",
        includeClasses = SessionCopy.class,
        schemaFileName = "session-copy.proto",
        schemaFilePath = "sojourn",
        schemaPackageName = "sojourn.session")
interface SessionCopySchema extends GeneratedSchema {}
