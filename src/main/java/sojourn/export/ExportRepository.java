package sojourn.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import sojourn.session.SessionId;

/** The queries on exports and their parts. */
@ApplicationScoped
class ExportRepository {

    private static final String ALIVE = " e.status = 'RUNNING' and e.alive_until > clock_timestamp() ";
    private static final int FORGOTTEN_AT_ONCE = 50;

    @PersistenceContext
    private EntityManager entities;

    /** Keeps a session from being deleted until the transaction is over; false if it is not there any more. */
    boolean hold(SessionId session) {
        return !nativeQuery("select id from session where id = :session for key share")
                .addScalar("id", UUID.class)
                .setParameter("session", session.value())
                .getResultList()
                .isEmpty();
    }

    /** Adds an export in the place of one that is over; false if one is being written. The unique key decides between two. */
    boolean replace(ExportId id, SessionId session) {
        nativeQuery("update session_export e set session_id = null where e.session_id = :session and not (" + ALIVE
                        + ")")
                .setParameter("session", session.value())
                .executeUpdate();
        return nativeQuery("""
                        insert into session_export (id, session_id, status, created_at, alive_until)
                        values (:id, :session, 'RUNNING', clock_timestamp(), clock_timestamp() + interval '15 seconds')
                            on conflict (session_id) do nothing""")
                        .setParameter("id", id.value())
                        .setParameter("session", session.value())
                        .executeUpdate()
                == 1;
    }

    /** An export of a session; one whose writer is gone has failed. */
    Optional<ExportSnapshot> find(ExportId id, SessionId session) {
        return nativeQuery("""
                        select case when e.status = 'RUNNING' and not (%s) then 'FAILED' else e.status end as status,
                               case when e.status = 'RUNNING' and not (%s)
                                    then 'The server stopped while it was being written; ask for it again.'
                                    else e.error end as error,
                               e.created_at,
                               case when e.status = 'RUNNING' and not (%s) then e.alive_until else e.finished_at end as finished
                          from session_export e where e.id = :id and e.session_id = :session""".formatted(ALIVE, ALIVE, ALIVE))
                .addScalar("status", String.class)
                .addScalar("error", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("finished", Instant.class)
                .setParameter("id", id.value())
                .setParameter("session", session.value())
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new ExportSnapshot(
                        id,
                        session,
                        ExportStatus.valueOf((String) row[0]),
                        (@Nullable String) row[1],
                        (Instant) row[2],
                        (@Nullable Instant) row[3]))
                .findFirst();
    }

    /** Adds a part to an export that is being written; false if it is not any more. */
    boolean add(ExportId id, ExportFormat format, int position, String content) {
        return nativeQuery("""
                        insert into session_export_part (export_id, format, position, content)
                        select e.id, :format, :position, :content from session_export e where e.id = :id and""" + ALIVE)
                        .setParameter("id", id.value())
                        .setParameter("format", format.name())
                        .setParameter("position", position)
                        .setParameter("content", content)
                        .executeUpdate()
                == 1;
    }

    /** One part of an export, empty behind the last one. */
    Optional<String> part(ExportId id, ExportFormat format, int position) {
        return nativeQuery("""
                        select content from session_export_part
                         where export_id = :id and format = :format and position = :position""")
                .addScalar("content", String.class)
                .setParameter("id", id.value())
                .setParameter("format", format.name())
                .setParameter("position", position)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** How many parts an export has that is done. */
    int parts(ExportId id) {
        return (Integer) nativeQuery("select parts from session_export where id = :id")
                .addScalar("parts", Integer.class)
                .setParameter("id", id.value())
                .getSingleResult();
    }

    /** Notes that an export is done; false if it was not being written any more. */
    boolean finish(ExportId id, int parts) {
        return nativeQuery(
                                "update session_export e set status = 'DONE', finished_at = clock_timestamp(), parts = :parts"
                                        + " where e.id = :id and" + ALIVE)
                        .setParameter("id", id.value())
                        .setParameter("parts", parts)
                        .executeUpdate()
                == 1;
    }

    void fail(ExportId id, String error) {
        nativeQuery("""
                        update session_export set status = 'FAILED', error = :error, finished_at = clock_timestamp()
                         where id = :id and status = 'RUNNING'""")
                .setParameter("id", id.value())
                .setParameter("error", error)
                .executeUpdate();
    }

    /** Says that the writers of some exports live. */
    void keepAlive(Collection<ExportId> exports) {
        nativeQuery("update session_export e set alive_until = clock_timestamp() + interval '15 seconds'"
                        + " where e.id = any(:ids) and" + ALIVE)
                .setParameter("ids", exports.stream().map(ExportId::value).toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Deletes some of an export that nobody can read any more, or that is older than a day. Parts are large: they go a few
     * at a time.
     *
     * @return whether there may be more
     */
    boolean forgetBatch() {
        // Two statements: of one with "or" and a limit PostgreSQL reads the whole table.
        Optional<UUID> old = toForget("session_id is null")
                .or(() -> toForget("created_at < now() - interval '24 hours' order by created_at"));
        if (old.isEmpty()) {
            return false;
        }
        int parts = nativeQuery("""
                        delete from session_export_part p
                         using (select format, position from session_export_part where export_id = :id limit :most) few
                         where p.export_id = :id and p.format = few.format and p.position = few.position""")
                .setParameter("id", old.get())
                .setParameter("most", FORGOTTEN_AT_ONCE)
                .executeUpdate();
        if (parts < FORGOTTEN_AT_ONCE) {
            nativeQuery("delete from session_export where id = :id")
                    .setParameter("id", old.get())
                    .executeUpdate();
        }
        return true;
    }

    private Optional<UUID> toForget(String which) {
        return nativeQuery("select id from session_export where " + which + " limit 1 for update skip locked")
                .addScalar("id", UUID.class)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
