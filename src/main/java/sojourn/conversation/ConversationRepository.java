package sojourn.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/**
 * The queries on conversations. Whoever writes has entered the session first.
 *
 * <p>Locks are taken in the order session, activity, conversation.
 */
@ApplicationScoped
class ConversationRepository {

    /** That the session is an owner's: also where it was adopted since it was looked at. */
    static final String OWNED = """
            exists (select 1 from session s
                     where s.id = :session and s.owner_type = :ownerType and s.owner_name = :ownerName)""";

    private static final String COLUMNS = """
            id, session_id, name, is_default, metadata::text as metadata, message_count, created_at, last_message_at,
            sealed_at""";

    @PersistenceContext
    private EntityManager entities;

    /**
     * Takes the next numbers of a conversation; empty if it is not there, or has no room for them.
     *
     * <p>The clock is read behind the row's lock, so that later numbers never have earlier times.
     */
    Optional<Numbers> takeNumbers(SessionId session, ConversationRef which, int count) {
        NativeQuery<?> query = nativeQuery("""
                        update conversation
                           set message_count = message_count + :count, last_message_at = clock_timestamp()
                         where %s and message_count + :count <= :most
                        returning id, message_count, last_message_at""".formatted(is(which)))
                .addScalar("id", UUID.class)
                .addScalar("message_count", Long.class)
                .addScalar("last_message_at", Instant.class)
                .setParameter("count", count)
                .setParameter("most", FixedLimits.MESSAGES);
        return bind(query, session, which).getResultList().stream()
                .map(row -> (Object[]) row)
                .map(row -> new Numbers((UUID) row[0], (Long) row[1] - count + 1, (Instant) row[2]))
                .findFirst();
    }

    /**
     * Locks a session's set of conversations, so that only the caller's transaction can add one until it is over.
     *
     * <p>Those who write in a session share its row, and could not agree on one of them to have it alone. So they lock its
     * activity, which is the next in the order of locks.
     */
    void lockSet(SessionId session) {
        nativeQuery("select session_id from session_activity where session_id = :session for update")
                .setParameter("session", session.value())
                .getResultList();
    }

    /**
     * Adds a conversation without messages to a set that is locked, unless the session has as many as it may, or it is to
     * be a second default one.
     *
     * @return whether it was added
     */
    boolean add(SessionId session, ConversationId id, boolean isDefault, @Nullable String name, JsonText metadata) {
        int added = nativeQuery("""
                        insert into conversation (id, session_id, name, is_default, metadata, message_count, created_at)
                        select :id, :session, cast(:name as text), :isDefault, cast(:metadata as jsonb), 0, clock_timestamp()
                         where (select count(*) from conversation where session_id = :session) < :most
                            on conflict (session_id) where is_default do nothing""")
                .setParameter("id", id.value())
                .setParameter("session", session.value())
                .setParameter("name", name)
                .setParameter("isDefault", isDefault)
                .setParameter("metadata", metadata.text())
                .setParameter("most", FixedLimits.CONVERSATIONS)
                .executeUpdate();
        return added == 1;
    }

    /** A conversation of a session of an owner. */
    Optional<ConversationSnapshot> find(SessionId session, Owner owner, ConversationRef which) {
        NativeQuery<?> query =
                nativeQuery("select " + COLUMNS + " from conversation where " + is(which) + " and " + OWNED);
        return OwnerColumns.of(owner).bind(bind(typed(query), session, which)).getResultList().stream()
                .map(row -> snapshot((Object[]) row))
                .findFirst();
    }

    /** Whether a session has a conversation, whoever owns it: for those who hold the session. */
    boolean has(SessionId session, ConversationRef which) {
        return bind(
                        nativeQuery("select id from conversation where " + is(which))
                                .addScalar("id", UUID.class),
                        session,
                        which)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /**
     * A page of the conversations of an owner's session in the order of their creation: fewer than {@code limit} where their metadata is
     * large, so that a page has a bound in bytes as well.
     */
    ConversationPage list(SessionId session, Owner owner, ConversationsAfter after, int limit) {
        String behind = after.last().isEmpty()
                ? ""
                : "and (created_at, id) > (select created_at, id from conversation where session_id = :session and id = :last)";
        NativeQuery<?> query = typed(nativeQuery("""
                        select p.*
                          from (select c.*, lead(c.id) over opened is not null as followed,
                                       sum(octet_length(c.metadata))
                                           over (opened rows between unbounded preceding and 1 preceding) as ahead
                                  from (select %s
                                          from (select * from conversation
                                                 where session_id = :session and %s %s
                                                 order by created_at, id
                                                offset :skip limit :limit + 1) r) c
                                window opened as (order by c.created_at, c.id)) p
                         where p.ahead is null or p.ahead < :bytes
                         order by p.created_at, p.id
                         limit :limit""".formatted(COLUMNS, OWNED, behind)))
                .addScalar("followed", Boolean.class)
                .setParameter("session", session.value())
                .setParameter("skip", after.skip())
                .setParameter("limit", limit)
                .setParameter("bytes", FixedLimits.PAGE_BYTES);
        after.last().ifPresent(last -> query.setParameter("last", last.value()));
        OwnerColumns.of(owner).bind(query);
        List<Object[]> rows =
                query.getResultList().stream().map(row -> (Object[]) row).toList();
        boolean more = !rows.isEmpty() && Boolean.TRUE.equals(rows.get(rows.size() - 1)[9]);
        return new ConversationPage(
                rows.stream().map(ConversationRepository::snapshot).toList(), more);
    }

    /** Seals every conversation of a session. */
    void seal(SessionId session, Instant at) {
        nativeQuery("update conversation set sealed_at = :at where session_id = :session and sealed_at is null")
                .setParameter("at", at)
                .setParameter("session", session.value())
                .executeUpdate();
    }

    /** The condition on a conversation's row that it is the one meant: each form has an index of its own. */
    static String is(ConversationRef which) {
        return "session_id = :session and "
                + (which instanceof ConversationRef.ById ? "id = :conversation" : "is_default");
    }

    /** Sets the parameters of {@link #is}. */
    static NativeQuery<?> bind(NativeQuery<?> query, SessionId session, ConversationRef which) {
        query.setParameter("session", session.value());
        if (which instanceof ConversationRef.ById byId) {
            query.setParameter("conversation", byId.id().value());
        }
        return query;
    }

    private static NativeQuery<?> typed(NativeQuery<?> query) {
        return query.addScalar("id", UUID.class)
                .addScalar("session_id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("is_default", Boolean.class)
                .addScalar("metadata", String.class)
                .addScalar("message_count", Long.class)
                .addScalar("created_at", Instant.class)
                .addScalar("last_message_at", Instant.class)
                .addScalar("sealed_at", Instant.class);
    }

    private static ConversationSnapshot snapshot(@Nullable Object[] row) {
        return new ConversationSnapshot(
                new ConversationId((UUID) present(row[0])),
                new SessionId((UUID) present(row[1])),
                (@Nullable String) row[2],
                (Boolean) present(row[3]),
                new JsonText((String) present(row[4])),
                (Long) present(row[5]),
                (Instant) present(row[6]),
                (@Nullable Instant) row[7],
                (@Nullable Instant) row[8]);
    }

    private static Object present(@Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return column;
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** Numbers taken for new messages, from {@code first} on, and the instant at which they were taken. */
    record Numbers(UUID conversation, long first, Instant at) {}
}
