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
                .setParameter("most", ConversationLimits.MESSAGES)
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

    Optional<Conversation> findDefault(SessionId session) {
        return entities.createQuery(
                        "from Conversation c where c.sessionId = :session and c.isDefault", Conversation.class)
                .setParameter("session", session.value())
                .getResultStream()
                .findFirst();
    }

    /** Messages of a session's default conversation, in the direction of the range. */
    List<MessageSnapshot> find(SessionId session, MessageRange range) {
        String side = range.backwards() ? "<" : ">";
        String order = range.backwards() ? "desc" : "asc";
        return entities.createQuery(
                        "select m from Message m, Conversation c where c.sessionId = :session and c.isDefault"
                                + " and m.key.conversation = c.id and m.key.sequence " + side + " :bound"
                                + " order by m.key.sequence " + order,
                        Message.class)
                .setParameter("session", session.value())
                .setParameter("bound", range.bound())
                .setMaxResults(range.limit())
                .getResultStream()
                .map(Message::snapshot)
                .toList();
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
