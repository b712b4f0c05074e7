package sojourn.apikey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/**
 * A good key as it is kept in the cache. Its expiry is in microseconds since 1970, as precise as the database's.
 *
 * <p>A field is never given another meaning or number: whoever does not know one passes over it.
 */
@SuppressWarnings("ArrayRecordComponent")
record ApiKeyCopy(
        @ProtoField(number = 1) String id,
        @ProtoField(number = 2) byte[] hash,
        @ProtoField(number = 3) String holderType,
        @ProtoField(number = 4) String holderName,
        @ProtoField(number = 5) @Nullable Long expiresAt) {

    static ApiKeyCopy of(ApiKeyRepository.Stored key) {
        HolderColumns holder = HolderColumns.of(key.holder());
        @Nullable Instant expiry = key.expiresAt();
        return new ApiKeyCopy(
                key.id().toString(),
                key.hash(),
                holder.type(),
                holder.name(),
                expiry == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, expiry));
    }

    ApiKeyId keyId() {
        return ApiKeyId.parse(id).orElseThrow();
    }

    KeyHolder holder() {
        return new HolderColumns(holderType, holderName).holder();
    }

    /** Empty if it is good until it is revoked. */
    Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt).map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
