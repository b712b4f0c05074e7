package sojourn.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.json.ShownName;

/** The parameters behind the question mark, each given at most once. */
record QueryFields(MultivaluedMap<String, String> values) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,19}");

    /** As long as an actor's name may be: what it is, and an id of at most 255 characters. */
    static final int LONGEST_NAME = 300;

    /** Bounds of what PostgreSQL can compare with. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Reads the parameters.
     *
     * @param known their names
     * @throws InvalidRequest if there is another one, which may be one of these misspelt
     */
    static QueryFields of(UriInfo uri, String... known) {
        MultivaluedMap<String, String> values = uri.getQueryParameters();
        for (String name : values.keySet()) {
            if (!List.of(known).contains(name)) {
                throw InvalidRequest.malformed(ShownName.of(name), "is not known here");
            }
        }
        return new QueryFields(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        @Nullable List<String> given = values.get(name);
        if (given == null) {
            return Optional.empty();
        }
        if (given.size() > 1) {
            throw InvalidRequest.malformed(name, "must be given once");
        }
        return Optional.of(given.get(0));
    }

    /** A text that may be the name or id of something. */
    Optional<String> name(String name) {
        Optional<String> given = text(name);
        if (given.filter(text -> text.isEmpty() || text.length() > LONGEST_NAME || text.indexOf('\0') >= 0)
                .isPresent()) {
            throw InvalidRequest.malformed(name, "must have 1 to " + LONGEST_NAME + " characters, and no U+0000");
        }
        return given;
    }

    /** An instant with its offset, as RFC 3339 writes it. */
    Optional<Instant> instant(String name) {
        return text(name).map(given -> {
            try {
                Instant instant = OffsetDateTime.parse(given).toInstant();
                if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                    return instant;
                }
            } catch (DateTimeException e) {
                // Refused below, with the same sentence as an instant out of bounds.
            }
            throw InvalidRequest.malformed(
                    name, "must be a date and time such as \"2030-01-31T12:00:00Z\", from 1970 to 9998");
        });
    }

    /** A whole number in bounds, or the default where it is not given. */
    long number(String name, long absent, long least, long most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return absent;
        }
        try {
            if (WHOLE_NUMBER.matcher(given.get()).matches()) {
                long number = Long.parseLong(given.get());
                if (number >= least && number <= most) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same sentence as a number out of bounds.
        }
        throw InvalidRequest.malformed(name, "must be a whole number from " + least + " to " + most);
    }

    /** Refuses two parameters that contradict each other. */
    void notBoth(String one, String other) {
        if (has(one) && has(other)) {
            throw InvalidRequest.malformed(other, "must not be given together with " + one);
        }
    }
}
