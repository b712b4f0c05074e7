package sojourn.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.json.ShownName;

/** The parameters behind the question mark, each given at most once. */
record QueryFields(MultivaluedMap<String, String> values) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,19}");

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
