package sojourn.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark, each given at most once. */
record QueryFields(MultivaluedMap<String, String> values) {

    static QueryFields of(UriInfo uri) {
        return new QueryFields(uri.getQueryParameters());
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

    /** A whole number in bounds, or the default where it is not given. */
    long number(String name, long absent, long least, long most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(given.get());
            if (number >= least && number <= most) {
                return number;
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
