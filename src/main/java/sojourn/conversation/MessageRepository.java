package sojourn.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.hibernate.query.NativeQuery;
import sojourn.json.JsonText;
import sojourn.limit.FixedLimits;
import sojourn.session.Owner;
import sojourn.session.OwnerColumns;
import sojourn.session.SessionId;

/** The queries on messages. Whoever inserts has taken their numbers from their conversation, and holds it by that. */
@ApplicationScoped
class MessageRepository {

    @PersistenceContext
    private EntityManager entities;

    void insert(List<Message> messages) {
        messages.forEach(entities::persist);
    }

    /**
     * Messages of a conversation of an owner's session, in the direction of the range; fewer than its limit where they are large, so that a
     * page has a bound in bytes as well.
     *
     * <p>The conversation is a subquery, not a join, so that the primary key of the messages gives their order.
     */
    List<MessageSnapshot> find(SessionId session, Owner owner, ConversationRef which, MessageRange range) {
        String sql = """
                select p.sequence, p.role, p.content, p.metadata, p.created_at
                  from (select m.*, sum(octet_length(to_json(m.content)::text) + octet_length(m.metadata))
                                    over (order by m.sequence %2$s rows between unbounded preceding and 1 preceding) as ahead
                          from (select sequence, role, content, metadata::text as metadata, created_at
                                  from message
                                 where conversation_id = (select id from conversation where %3$s and %4$s)
                                   and sequence %1$s :bound
                                 order by sequence %2$s
                                 limit :limit) m) p
                 where p.ahead is null or p.ahead < :bytes
                 order by p.sequence %2$s""".formatted(
                        range.backwards() ? "<" : ">",
                        range.backwards() ? "desc" : "asc",
                        ConversationRepository.is(which),
                        ConversationRepository.OWNED);
        NativeQuery<?> query = entities.createNativeQuery(sql)
                .unwrap(NativeQuery.class)
                .addScalar("sequence", Long.class)
                .addScalar("role", String.class)
                .addScalar("content", String.class)
                .addScalar("metadata", String.class)
                .addScalar("created_at", Instant.class)
                .setParameter("bound", range.bound())
                .setParameter("limit", range.limit())
                .setParameter("bytes", FixedLimits.PAGE_BYTES);
        OwnerColumns.of(owner).bind(query);
        return ConversationRepository.bind(query, session, which).getResultList().stream()
                .map(row -> (Object[]) row)
                .map(row -> new MessageSnapshot(
                        (Long) row[0],
                        Role.of((String) row[1]).orElseThrow(),
                        (String) row[2],
                        new JsonText((String) row[3]),
                        (Instant) row[4]))
                .toList();
    }
}
