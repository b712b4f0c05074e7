package sojourn.listing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import sojourn.identifier.Uuids;

/**
 * The place in a listing by time behind which a page begins, in a form that whoever asks for the page hands back unread.
 *
 * @param at the time of the last entry of the page before
 * @param id its id, which decides between equal instants
 */
public record Place(Instant at, UUID id) {

    /** Bounds of what PostgreSQL can compare with: nothing that is listed is outside of them. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public String text() {
        String place = at + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a place; empty if it is none that this server gave out. */
    public static Optional<Place> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            Instant at = Instant.parse(parts[0]);
            if (parts.length < 2 || at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
                return Optional.empty();
            }
            return Uuids.parse(parts[1]).map(id -> new Place(at, id));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
