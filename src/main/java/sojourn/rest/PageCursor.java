package sojourn.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import sojourn.session.SessionId;

/**
 * The place in a listing, newest first, behind which a page begins, in a form that clients hand back unread.
 *
 * @param createdAt when the last entry of the page before was made
 * @param id its id, which decides between equal instants
 */
record PageCursor(Instant createdAt, UUID id) {

    /** Bounds of what PostgreSQL can compare with: nothing that is listed is outside of them. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    String text() {
        String place = createdAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidRequest if it is none that this server gave out
     */
    static PageCursor read(String cursor) {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
            Instant createdAt = Instant.parse(place[0]);
            if (place.length == 2 && !createdAt.isBefore(EARLIEST) && createdAt.isBefore(LATEST)) {
                return new PageCursor(
                        createdAt,
                        SessionId.parse(place[1])
                                .orElseThrow(PageCursor::refused)
                                .value());
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Refused below: it is no cursor of ours.
        }
        throw refused();
    }

    private static InvalidRequest refused() {
        return InvalidRequest.malformed("cursor", "must be the next of an earlier answer");
    }
}
