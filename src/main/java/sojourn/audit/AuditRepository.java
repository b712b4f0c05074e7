package sojourn.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.json.JsonText;

/** The statements that add to the audit trail and read it. There is none that changes it: the database would refuse it. */
@ApplicationScoped
class AuditRepository {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @PersistenceContext
    private EntityManager entities;

    /** Adds an entry, whose instant is that of the statement: behind the locks that the transaction has taken. */
    void insert(String actor, String action, @Nullable String subject, Origin origin, JsonText details) {
        nativeQuery("""
                        insert into audit_entry (id, at, actor, action, subject_id, address, request_id, detail)
                        values (:id, clock_timestamp(), :actor, :action, cast(:subject as text), cast(:address as text),
                                cast(:request as text), cast(:details as jsonb))""")
                .setParameter("id", IDS.generate())
                .setParameter("actor", actor)
                .setParameter("action", action)
                .setParameter("subject", subject, String.class)
                .setParameter("address", origin.address(), String.class)
                .setParameter("request", origin.requestId(), String.class)
                .setParameter("details", details.text())
                .executeUpdate();
    }

    /** Up to {@code limit} entries, newest first. Each filter has an index in this order. */
    List<AuditEntry> list(AuditFilter filter, AuditAfter after, int limit) {
        List<String> conditions = new ArrayList<>();
        filter.actor().ifPresent(actor -> conditions.add("actor = :actor"));
        filter.action().ifPresent(action -> conditions.add("action = :action"));
        filter.subject().ifPresent(subject -> conditions.add("subject_id = :subject"));
        filter.from().ifPresent(from -> conditions.add("at >= :from"));
        filter.to().ifPresent(to -> conditions.add("at < :to"));
        after.key().ifPresent(key -> conditions.add("(at, id) < (:at, :id)"));
        NativeQuery<?> query = nativeQuery(
                "select id, at, actor, action, subject_id, address, request_id, detail::text as details from audit_entry"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by at desc, id desc limit :limit offset :skip");
        filter.actor().ifPresent(actor -> query.setParameter("actor", actor));
        filter.action().ifPresent(action -> query.setParameter("action", action));
        filter.subject().ifPresent(subject -> query.setParameter("subject", subject));
        filter.from().ifPresent(from -> query.setParameter("from", from));
        filter.to().ifPresent(to -> query.setParameter("to", to));
        after.key().ifPresent(key -> query.setParameter("at", key.at()).setParameter("id", key.id()));
        return query.addScalar("id", UUID.class)
                .addScalar("at", Instant.class)
                .addScalar("actor", String.class)
                .addScalar("action", String.class)
                .addScalar("subject_id", String.class)
                .addScalar("address", String.class)
                .addScalar("request_id", String.class)
                .addScalar("details", String.class)
                .setParameter("limit", limit)
                .setParameter("skip", after.skip())
                .getResultStream()
                .map(row -> (@Nullable Object[]) row)
                .map(AuditRepository::entry)
                .toList();
    }

    private static AuditEntry entry(@Nullable Object[] row) {
        return new AuditEntry(
                present(UUID.class, row[0]),
                present(Instant.class, row[1]),
                present(String.class, row[2]),
                present(String.class, row[3]),
                (String) row[4],
                (String) row[5],
                (String) row[6],
                new JsonText(present(String.class, row[7])));
    }

    private static <T> T present(Class<T> type, @Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column of audit_entry that cannot be null is");
        }
        return type.cast(column);
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
