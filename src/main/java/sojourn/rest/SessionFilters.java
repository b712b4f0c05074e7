package sojourn.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import sojourn.session.SessionFilter;
import sojourn.session.SessionIdPrefix;
import sojourn.session.SessionStatus;

/** The parameters that say which of everybody's sessions are listed. */
final class SessionFilters {

    static final String[] NAMES = {"status", "owner", "id", "from", "to", "order"};

    private SessionFilters() {}

    /**
     * Reads the parameters.
     *
     * @throws InvalidRequest if one is malformed
     */
    static SessionFilter read(QueryFields query) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            throw InvalidRequest.senseless("to", "must be later than from");
        }
        return new SessionFilter(
                oneOf(query, "status", SessionStatus.values(), SessionStatus::name),
                query.name("owner"),
                query.text("id").map(SessionFilters::id),
                from,
                to,
                oneOf(
                                query,
                                "order",
                                SessionFilter.Order.values(),
                                order -> order.name().toLowerCase(Locale.ROOT))
                        .orElse(SessionFilter.Order.NEWEST));
    }

    private static SessionIdPrefix id(String given) {
        return SessionIdPrefix.parse(given)
                .orElseThrow(() -> InvalidRequest.malformed(
                        "id",
                        "must be the first " + SessionIdPrefix.SHORTEST + " or more characters of a session's id"));
    }

    private static <T> Optional<T> oneOf(QueryFields query, String field, T[] values, Function<T, String> name) {
        return query.text(field)
                .map(given -> Arrays.stream(values)
                        .filter(value -> name.apply(value).equals(given))
                        .findFirst()
                        .orElseThrow(() -> InvalidRequest.malformed(
                                field,
                                "must be one of "
                                        + Arrays.stream(values).map(name).collect(Collectors.joining(", ")))));
    }
}
