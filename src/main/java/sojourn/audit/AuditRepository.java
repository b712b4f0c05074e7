package sojourn.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import sojourn.json.JsonText;

/** The statement that adds to the audit trail. There is none that changes it. */
@ApplicationScoped
class AuditRepository {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @PersistenceContext
    private EntityManager entities;

    void insert(Instant at, String actor, String action, UUID subject, JsonText detail) {
        entities.createNativeQuery("""
                        insert into audit_entry (id, at, actor, action, subject_id, detail)
                        values (:id, :at, :actor, :action, :subject, cast(:detail as jsonb))""")
                .setParameter("id", IDS.generate())
                .setParameter("at", at)
                .setParameter("actor", actor)
                .setParameter("action", action)
                .setParameter("subject", subject)
                .setParameter("detail", detail.text())
                .executeUpdate();
    }
}
