package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.session.SessionFilter.Order;

/**
 * The queries by which administrators look for sessions among everybody's.
 *
 * <p>A page is made of branches, each of which reads an index in the page's order and no further than the page reaches:
 * those of one status, those of each owner, and the few whose time has run out and whose end has not run. What the
 * branches find is put in order again. Filter and answer read the clock once, so that a page of one status shows no
 * other.
 */
@ApplicationScoped
class SessionSearchRepository {

    private static final String STORED = "session s";

    /** The expiry is looked up session by session: the planner takes it for rarer than it is, and would begin with it. */
    private static final String TIMED =
            "session s cross join lateral (select expires_at from session_activity where session_id = s.id offset 0) a";

    /** What has run out is due, or waits for another attempt. */
    private static final String RUN_OUT = """
            (select session_id, expires_at from session_activity where due_at <= statement_timestamp()
              union
             select o.session_id, o.expires_at from failed_end f join session_activity o using (session_id)
              where o.due_at is not null) a join session s on s.id = a.session_id""";

    /** Looked up first, whatever the order: the planner may not walk through everything else instead. */
    private static final String BY_ID = """
            (select id, owner_type, owner_name, status, created_at, ended_at from session
              where id between :firstId and :lastId offset 0) s join session_activity a on a.session_id = s.id""";

    private static final String OPEN = " and s.ended_at is null";
    private static final String LIVES = " and a.expires_at > statement_timestamp()";
    private static final String HAS_RUN_OUT = OPEN + " and a.expires_at <= statement_timestamp()";

    @PersistenceContext
    private EntityManager entities;

    /**
     * Up to {@code limit} sessions.
     *
     * @param owners whose they are; empty where that is not asked
     */
    List<Sighting> list(SessionFilter filter, Optional<List<Owner>> owners, SessionsAfter after, int limit) {
        NativeQuery<?> query = entities.createNativeQuery(sql(filter, owners.isPresent(), after))
                .unwrap(NativeQuery.class);
        filter.from().ifPresent(from -> query.setParameter("from", from));
        filter.to().ifPresent(to -> query.setParameter("to", to));
        filter.id().ifPresent(id -> query.setParameter("firstId", id.first()).setParameter("lastId", id.last()));
        owners.ifPresent(given -> query.setParameter("types", column(given, OwnerColumns::type), String[].class)
                .setParameter("names", column(given, OwnerColumns::name), String[].class));
        after.key()
                .ifPresent(key -> query.setParameter("createdAt", key.createdAt())
                        .setParameter("id", key.id().value()));
        return query.addScalar("id", UUID.class)
                .addScalar("owner_type", String.class)
                .addScalar("owner_name", String.class)
                .addScalar("status", String.class)
                .addScalar("context", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("last_activity", Instant.class)
                .addScalar("expires_at", Instant.class)
                .addScalar("duration_micros", Long.class)
                .addScalar("version", Long.class)
                .addScalar("end_reason", String.class)
                .addScalar("ended_at", Instant.class)
                .addScalar("now", Instant.class)
                .setParameter("reach", after.skip() + limit)
                .setParameter("limit", limit)
                .setParameter("skip", after.skip())
                .getResultStream()
                .map(row -> sighting((@Nullable Object[]) row))
                .toList();
    }

    /** Up to {@code most} names of services that have sessions, and the words that are asked for. Looks at each service once. */
    List<String> services(String words, int most) {
        return entities.createNativeQuery("""
                        with recursive service (name) as (
                            (select owner_name from session where owner_type = 'SERVICE' order by owner_name limit 1)
                             union all
                            select (select s.owner_name from session s
                                     where s.owner_type = 'SERVICE' and s.owner_name > service.name
                                     order by s.owner_name limit 1)
                              from service where service.name is not null)
                        select name from service
                         where name is not null
                           and array_to_tsvector(words_of(name)) @@ words_wanted(cast(:words as text))
                         limit :most""")
                .unwrap(NativeQuery.class)
                .addScalar("name", String.class)
                .setParameter("words", words)
                .setParameter("most", most)
                .getResultStream()
                .map(String.class::cast)
                .toList();
    }

    private static String sql(SessionFilter filter, boolean ofOwners, SessionsAfter after) {
        String order = filter.order() == Order.NEWEST ? "desc" : "asc";
        String place = (filter.from().isPresent() ? " and s.created_at >= :from" : "")
                + (filter.to().isPresent() ? " and s.created_at < :to" : "")
                + (after.key().isPresent()
                        ? " and (s.created_at, s.id) " + (filter.order() == Order.NEWEST ? "<" : ">")
                                + " (:createdAt, :id)"
                        : "");
        String branches = branches(filter, ofOwners)
                .map(branch -> branch(branch, ofOwners && filter.id().isEmpty(), place, order))
                .collect(Collectors.joining(" union all "));
        return """
                select s.id, s.owner_type, s.owner_name, s.status, cast(s.context as text) as context, s.created_at,
                       a.last_activity, a.expires_at, s.duration_micros, s.version, s.end_reason, s.ended_at,
                       statement_timestamp() as now
                  from (select id, created_at from (%1$s) found
                         order by created_at %2$s, id %2$s limit :limit offset :skip) page
                  join session s on s.id = page.id
                  join session_activity a on a.session_id = s.id
                 order by s.created_at %2$s, s.id %2$s""".formatted(branches, order);
    }

    /** The branches that together find every session to which a filter applies, none of them twice. */
    private static Stream<Branch> branches(SessionFilter filter, boolean ofOwners) {
        @Nullable SessionStatus status = filter.status().orElse(null);
        if (filter.id().isPresent()) {
            String mine = ofOwners
                    ? " and (s.owner_type, s.owner_name) in (select * from unnest(cast(:types as text[]), cast(:names as"
                            + " text[])))"
                    : "";
            return Stream.of(new Branch(BY_ID, mine + seenAs(status)));
        }
        if (status == null) {
            return Stream.of(new Branch(STORED, ""));
        }
        if (status == SessionStatus.ENDED) {
            return Stream.of(new Branch(STORED, stored(status)));
        }
        if (status == SessionStatus.EXPIRED) {
            // An owner's open sessions have an index of their own.
            return Stream.of(new Branch(STORED, stored(status)), new Branch(ofOwners ? TIMED : RUN_OUT, HAS_RUN_OUT));
        }
        return Stream.of(new Branch(TIMED, stored(status) + (ofOwners ? OPEN : "") + LIVES));
    }

    private static String branch(Branch branch, boolean ofOwners, String place, String order) {
        String ordered = " order by s.created_at " + order + ", s.id " + order + " limit :reach";
        if (!ofOwners) {
            return "(select s.id, s.created_at from " + branch.from() + " where true" + branch.condition() + place
                    + ordered + ")";
        }
        return "(select s.id, s.created_at from unnest(cast(:types as text[]), cast(:names as text[])) o (type, name)"
                + " cross join lateral (select s.id, s.created_at from " + branch.from()
                + " where s.owner_type = o.type and s.owner_name = o.name" + branch.condition() + place + ordered
                + ") s" + ordered + ")";
    }

    private static String stored(SessionStatus status) {
        return " and s.status = '" + status.name() + "'";
    }

    private static String seenAs(@Nullable SessionStatus status) {
        if (status == null) {
            return "";
        }
        return switch (status) {
            case ACTIVE, INACTIVE -> stored(status) + LIVES;
            case ENDED -> stored(status);
            case EXPIRED ->
                " and (s.status = 'EXPIRED' or s.ended_at is null and a.expires_at <= statement_timestamp())";
        };
    }

    private static String[] column(List<Owner> owners, Function<OwnerColumns, String> column) {
        return owners.stream().map(OwnerColumns::of).map(column).toArray(String[]::new);
    }

    private static Sighting sighting(@Nullable Object[] row) {
        SessionSnapshot session = new SessionSnapshot(
                new SessionId(present(UUID.class, row[0])),
                new OwnerColumns(present(String.class, row[1]), present(String.class, row[2])).owner(),
                SessionStatus.valueOf(present(String.class, row[3])),
                new JsonText(present(String.class, row[4])),
                present(Instant.class, row[5]),
                present(Instant.class, row[6]),
                present(Instant.class, row[7]),
                Duration.of(present(Long.class, row[8]), ChronoUnit.MICROS),
                present(Long.class, row[9]),
                row[10] == null ? null : EndReason.of((String) row[10]),
                (Instant) row[11]);
        return new Sighting(session, present(Instant.class, row[12]));
    }

    private static <T> T present(Class<T> type, @Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return type.cast(column);
    }

    /**
     * A part of what is asked for.
     *
     * @param from where it is looked for: the session is {@code s}, its activity, if it is needed, {@code a}
     */
    private record Branch(String from, String condition) {}
}
