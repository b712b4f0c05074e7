package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/**
 * The queries that read sessions without changing them.
 *
 * <p>Each sees the database's clock in the row it reads, so that whoever asks can tell what has expired. Each runs
 * without a transaction of its own: one statement is one.
 */
@ApplicationScoped
class SessionRepository {

    private static final String SIGHT = """
            select s.id, s.ownerType, s.ownerName, s.status, s.context, s.createdAt, s.durationMicros, s.version,
                   s.endReason, s.endedAt, a.lastActivity, a.expiresAt, cast(function('clock_timestamp') as Instant)
              from Session s join SessionActivity a on a.sessionId = s.id
            """;

    private static final String OF_OWNER = " s.ownerType = :ownerType and s.ownerName = :ownerName ";
    private static final String NEWEST_FIRST = " order by s.createdAt desc, s.id desc";
    private static final String OLDER = " and (s.createdAt, s.id) < (:createdAt, :id) ";

    @PersistenceContext
    private EntityManager entities;

    Optional<Sighting> find(SessionId id, Owner owner) {
        TypedQuery<Object[]> query =
                query(SIGHT + "where s.id = :id and" + OF_OWNER).setParameter("id", id.value());
        return bind(query, owner)
                .getResultStream()
                .map(SessionRepository::sighting)
                .findFirst();
    }

    /** For administrators: a session, whoever owns it. */
    Optional<Sighting> findAnybodys(SessionId id) {
        return query(SIGHT + "where s.id = :id")
                .setParameter("id", id.value())
                .getResultStream()
                .map(SessionRepository::sighting)
                .findFirst();
    }

    /** Up to {@code limit} sessions of an owner, newest first. */
    List<Sighting> list(Owner owner, SessionsAfter after, int limit) {
        return page(bind(page(OF_OWNER, after), owner), after, limit);
    }

    /** For administrators: up to {@code limit} sessions of anybody, newest first. */
    List<Sighting> listAnybodys(SessionsAfter after, int limit) {
        return page(page(" true ", after), after, limit);
    }

    /** Every live session of an owner, most recently active first. */
    List<Sighting> listLive(Owner owner) {
        String live = " and s.endedAt is null and a.expiresAt > function('clock_timestamp')";
        return bind(query(SIGHT + "where" + OF_OWNER + live + " order by a.lastActivity desc, s.id desc"), owner)
                .getResultList()
                .stream()
                .map(SessionRepository::sighting)
                .toList();
    }

    /** The places of up to {@code limit} live sessions of an owner behind a place, newest first. */
    List<SessionsAfter.Key> listLivePlaces(Owner owner, SessionsAfter.Key place, int limit) {
        String hql =
                "select s.id, s.createdAt from Session s join SessionActivity a on a.sessionId = s.id where" + OF_OWNER
                        + OLDER + "and s.endedAt is null and a.expiresAt > function('clock_timestamp')" + NEWEST_FIRST
                        + " limit :limit";
        return bind(query(hql), owner)
                .setParameter("createdAt", place.createdAt())
                .setParameter("id", place.id().value())
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new SessionsAfter.Key((Instant) row[1], new SessionId((UUID) row[0])))
                .toList();
    }

    private TypedQuery<Object[]> query(String hql) {
        return entities.createQuery(hql, Object[].class);
    }

    /** The query of a page. What is skipped is skipped in the index alone: nothing else of those sessions is read. */
    private TypedQuery<Object[]> page(String condition, SessionsAfter after) {
        String older = after.key().isPresent() ? OLDER : "";
        return query(SIGHT + "where s.id in (select s.id from Session s where" + condition + older + NEWEST_FIRST
                + " limit :limit offset :skip)" + NEWEST_FIRST);
    }

    private static List<Sighting> page(TypedQuery<Object[]> query, SessionsAfter after, int limit) {
        after.key()
                .ifPresent(key -> query.setParameter("createdAt", key.createdAt())
                        .setParameter("id", key.id().value()));
        return query.setParameter("limit", limit).setParameter("skip", after.skip()).getResultList().stream()
                .map(SessionRepository::sighting)
                .toList();
    }

    static <Q extends Query> Q bind(Q query, Owner owner) {
        return OwnerColumns.of(owner).bind(query);
    }

    private static Sighting sighting(@Nullable Object[] row) {
        SessionSnapshot session = new SessionSnapshot(
                new SessionId((UUID) present(row[0])),
                new OwnerColumns((String) row[1], (String) row[2]).owner(),
                (SessionStatus) present(row[3]),
                new JsonText((String) present(row[4])),
                (Instant) present(row[5]),
                (Instant) present(row[10]),
                (Instant) present(row[11]),
                Duration.of((Long) present(row[6]), ChronoUnit.MICROS),
                (Long) present(row[7]),
                row[8] == null ? null : EndReason.of((String) row[8]),
                (Instant) row[9]);
        return new Sighting(session, (Instant) present(row[12]));
    }

    private static Object present(@Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return column;
    }
}
