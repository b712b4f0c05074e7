package sojourn.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.listing.Place;

/** What somebody typed into a field or an address. */
final class Given {

    private static final int LONGEST = 500;

    private Given() {}

    /** The text without blanks around it; null if that is nothing, or nothing that PostgreSQL could hold. */
    static @Nullable String text(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = typed.strip();
        return text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0 ? null : text;
    }

    /** A place in a listing; what no address of ours says is none. */
    static Optional<Place> place(@Nullable String typed) {
        return Optional.ofNullable(text(typed)).flatMap(Place::read);
    }

    /** An instant in UTC, with or without seconds and zone, as browsers send what is chosen. */
    static Optional<Instant> instant(@Nullable String typed) {
        @Nullable String text = text(typed);
        if (text == null) {
            return Optional.empty();
        }
        String whole = text.length() == "2026-01-01T00:00".length() ? text + ":00" : text;
        try {
            return Optional.of(Instant.parse(whole.endsWith("Z") ? whole : whole + "Z"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
