package sojourn.apikey;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** How copies of keys are written. */
@ProtoSchema(
        className = "ApiKeyCopyMarshalling",
        includeClasses = ApiKeyCopy.class,
        schemaFileName = "api-key-copy.proto",
        schemaFilePath = "sojourn",
        schemaPackageName = "sojourn.apikey")
interface ApiKeyCopySchema extends GeneratedSchema {}
