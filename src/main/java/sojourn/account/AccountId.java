package sojourn.account;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of an account: a UUID that grows with time (RFC 9562, version 7). It is no secret. */
public record AccountId(UUID value) implements Serializable {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static AccountId next() {
        return new AccountId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<AccountId> parse(String text) {
        return Uuids.parse(text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
