package sojourn.conversation;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.session.SessionId;

/** The queries on conversations and their messages. Whoever writes has locked the session first. */
@ApplicationScoped
class ConversationRepository {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @PersistenceContext
    private EntityManager entities;

    /**
     * Takes the next numbers of a session's default conversation; empty if it has none yet, or no room for them.
     *
     * <p>The clock is read behind the row's lock, so that later numbers never have earlier times.
     */
    Optional<Numbers> takeNumbers(SessionId session, int count) {
        return nativeQuery("""
                        update conversation
                           set message_count = message_count + :count, last_message_at = clock_timestamp()
                         where session_id = :session and is_default and message_count + :count <= :most
                        returning id, message_count, last_message_at""")
                .addScalar("id", UUID.class)
                .addScalar("message_count", Long.class)
                .addScalar("last_message_at", Instant.class)
                .setParameter("session", session.value())
                .setParameter("count", count)
                .setParameter("most", FixedLimits.MESSAGES)
                .getResultList()
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new Numbers((UUID) row[0], (Long) row[1] - count + 1, (Instant) row[2]))
                .findFirst();
    }

    /** Makes a session's default conversation, unless another transaction has made it meanwhile. */
    void makeDefault(SessionId session) {
        nativeQuery("""
                        insert into conversation (id, session_id, is_default, metadata, message_count, created_at)
                        values (:id, :session, true, '{}', 0, clock_timestamp())
                            on conflict (session_id) where is_default do nothing""")
                .setParameter("id", IDS.generate())
                .setParameter("session", session.value())
                .executeUpdate();
    }

    void insert(List<Message> messages) {
        messages.forEach(entities::persist);
    }

    /**
     * Messages of a session's default conversation, in the direction of the range; fewer than its limit where they are
     * large, so that a page has a bound in bytes as well.
     *
     * <p>The conversation is a subquery, not a join, so that the primary key of the messages gives their order.
     */
    List<MessageSnapshot> find(SessionId session, MessageRange range) {
        String order = range.backwards() ? "desc" : "asc";
        String sql = """
                select p.sequence, p.role, p.content, p.metadata::text as metadata, p.created_at
                  from (select m.*, sum(octet_length(m.content) + pg_column_size(m.metadata))
                                    over (order by m.sequence %2$s rows between unbounded preceding and 1 preceding) as ahead
                          from (select * from message
                                 where conversation_id = (select id from conversation
                                                           where session_id = :session and is_default)
                                   and sequence %1$s :bound
                                 order by sequence %2$s
                                 limit :limit) m) p
                 where p.ahead is null or p.ahead < :bytes
                 order by p.sequence %2$s""".formatted(range.backwards() ? "<" : ">", order);
        return nativeQuery(sql)
                .addScalar("sequence", Long.class)
                .addScalar("role", String.class)
                .addScalar("content", String.class)
                .addScalar("metadata", String.class)
                .addScalar("created_at", Instant.class)
                .setParameter("session", session.value())
                .setParameter("bound", range.bound())
                .setParameter("limit", range.limit())
                .setParameter("bytes", FixedLimits.PAGE_BYTES)
                .getResultList()
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new MessageSnapshot(
                        (Long) row[0],
                        Role.of((String) row[1]).orElseThrow(),
                        (String) row[2],
                        new JsonText((String) row[3]),
                        (Instant) row[4]))
                .toList();
    }

    /** How many messages a session's default conversation has, which is the number of the last one; 0 without one. */
    long count(SessionId session) {
        return nativeQuery("select message_count from conversation where session_id = :session and is_default")
                .addScalar("message_count", Long.class)
                .setParameter("session", session.value())
                .getResultStream()
                .mapToLong(Long.class::cast)
                .findFirst()
                .orElse(0);
    }

    /** Seals every conversation of a session. */
    void seal(SessionId session, Instant at) {
        nativeQuery("update conversation set sealed_at = :at where session_id = :session and sealed_at is null")
                .setParameter("at", at)
                .setParameter("session", session.value())
                .executeUpdate();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** Numbers taken for new messages, from {@code first} on, and the instant at which they were taken. */
    record Numbers(UUID conversation, long first, Instant at) {}
}
