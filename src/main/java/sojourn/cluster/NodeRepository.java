package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the nodes. Each method is a transaction of its own, but for the two that belong to the transaction of a
 * change.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class NodeRepository {

    /** The first of the two numbers of the advisory lock that a node's writing transactions share. */
    private static final int NODES = 2;

    @PersistenceContext
    private EntityManager entities;

    /** Adds a row for this node, which does not serve yet. */
    NodeId arrive(String name, Optional<Place> place, Duration life) {
        return new NodeId((Long) nativeQuery("""
                        insert into cluster_node (name, member, endpoint, alive_until)
                        values (:name, cast(:member as text), cast(:endpoint as text),
                                clock_timestamp() + :millis * interval '1 millisecond')
                        returning id""")
                .addScalar("id", Long.class)
                .setParameter("name", name)
                .setParameter("member", place.map(Place::member).orElse(null), String.class)
                .setParameter("endpoint", place.map(Place::endpoint).orElse(null), String.class)
                .setParameter("millis", life.toMillis())
                .getSingleResult());
    }

    /**
     * Prolongs the life of a node's row, and its serving unless it was evicted.
     *
     * @return empty if the row is gone, or had run out before
     */
    Optional<Renewal> renew(NodeId id, Duration life, Duration serving) {
        return nativeQuery("""
                        update cluster_node
                           set alive_until = clock_timestamp() + :life * interval '1 millisecond',
                               serving_until = case when serving_until is not null and not is_evicted
                                               then clock_timestamp() + :serving * interval '1 millisecond' end
                         where id = :id and alive_until > clock_timestamp()
                        returning serving_until is not null as serving, clock_timestamp() as now""")
                .addScalar("serving", Boolean.class)
                .addScalar("now", Instant.class)
                .setParameter("id", id.value())
                .setParameter("life", life.toMillis())
                .setParameter("serving", serving.toMillis())
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Renewal((Boolean) row[0], (Instant) row[1]))
                .findFirst();
    }

    /** Every node but this one. */
    List<NodeRow> others(NodeId id) {
        return nativeQuery("""
                        select id, name, member, endpoint, alive_until > clock_timestamp() as alive,
                               coalesce(serving_until > clock_timestamp(), false) as serving
                          from cluster_node where id <> :id order by id""")
                .addScalar("id", Long.class)
                .addScalar("name", String.class)
                .addScalar("member", String.class)
                .addScalar("endpoint", String.class)
                .addScalar("alive", Boolean.class)
                .addScalar("serving", Boolean.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(row -> row((Object[]) row))
                .toList();
    }

    private static NodeRow row(@Nullable Object[] row) {
        return new NodeRow(
                new NodeId((Long) present(row[0])),
                (String) present(row[1]),
                row[2] == null ? Optional.empty() : Optional.of(new Place((String) row[2], (String) present(row[3]))),
                (Boolean) present(row[4]),
                (Boolean) present(row[5]));
    }

    private static Object present(@Nullable Object column) {
        if (column == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return column;
    }

    /** Forgets that a node was evicted: what it asks the others for from now on is asked for anew. */
    void askAnew(NodeId id) {
        nativeQuery("update cluster_node set is_evicted = false, serving_until = null where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /**
     * Lets a node serve, to whose arrival all others have agreed, and prolongs its life: leave must not outlive the row.
     *
     * @return empty if it was evicted meanwhile, or its row has run out
     */
    Optional<Renewal> serve(NodeId id, Duration life, Duration serving) {
        return nativeQuery("""
                        update cluster_node
                           set alive_until = clock_timestamp() + :life * interval '1 millisecond',
                               serving_until = clock_timestamp() + :serving * interval '1 millisecond'
                         where id = :id and not is_evicted and alive_until > clock_timestamp()
                        returning clock_timestamp() as now""")
                .addScalar("now", Instant.class)
                .setParameter("id", id.value())
                .setParameter("life", life.toMillis())
                .setParameter("serving", serving.toMillis())
                .getResultStream()
                .map(now -> new Renewal(true, (Instant) now))
                .findFirst();
    }

    /**
     * Takes away from a node that it may serve, by the caller's transaction. It may go on until the time that it was given
     * is over, and cannot prolong it before the transaction is: its row is locked.
     *
     * @return how long that is from now on at most
     */
    @Transactional(TxType.MANDATORY)
    Duration evict(NodeId id) {
        return nativeQuery("""
                        update cluster_node set is_evicted = true where id = :id
                        returning greatest(0, coalesce(
                            extract(epoch from serving_until - clock_timestamp()) * 1000, 0))::bigint as rest""")
                .addScalar("rest", Long.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(rest -> Duration.ofMillis((Long) rest))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /**
     * Removes the row of a node that has run out, unless a transaction of its goes on: such a one may still commit what the
     * node has told nobody else than those that were there when it began.
     *
     * @return whether it is gone
     */
    boolean remove(NodeId id) {
        boolean free = (Boolean) nativeQuery("select pg_try_advisory_xact_lock(:nodes, cast(:id as int)) as free")
                .addScalar("free", Boolean.class)
                .setParameter("nodes", NODES)
                .setParameter("id", (int) id.value())
                .getSingleResult();
        if (!free) {
            return false;
        }
        nativeQuery("delete from cluster_node where id = :id and alive_until <= clock_timestamp()")
                .setParameter("id", id.value())
                .executeUpdate();
        // A renewal that was just in time has kept it.
        return nativeQuery("select id from cluster_node where id = :id")
                .addScalar("id", Long.class)
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** Lets the row of this node run out at once, and removes it unless a transaction of this node goes on. */
    void leave(NodeId id) {
        nativeQuery("update cluster_node set alive_until = clock_timestamp(), serving_until = null where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
        remove(id);
    }

    /** Keeps a node's row from being removed before the caller's transaction is over. */
    @Transactional(TxType.MANDATORY)
    void fence(NodeId id) {
        nativeQuery("select cast(pg_advisory_xact_lock_shared(:nodes, cast(:id as int)) as text) as locked")
                .addScalar("locked", String.class)
                .setParameter("nodes", NODES)
                .setParameter("id", (int) id.value())
                .getSingleResult();
    }

    private NativeQuery<?> nativeQuery(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /**
     * A node's row after it was prolonged.
     *
     * @param serving whether it may serve
     * @param now the database's clock then
     */
    record Renewal(boolean serving, Instant now) {}
}
