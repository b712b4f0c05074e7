package sojourn.order;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/** The identifier of an order: a UUID that grows with time (RFC 9562, version 7), which keeps the indexes dense. It is no secret. */
public record OrderId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static OrderId next() {
        return new OrderId(NEXT.generate());
    }

    /** Reads the 36 characters of a UUID; empty for any other text. */
    public static Optional<OrderId> parse(String text) {
        return Uuids.parse(text).map(OrderId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
