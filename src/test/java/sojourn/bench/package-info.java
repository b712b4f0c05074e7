/**
 * Here Sojourn's speed is measured, as ratios to what the machine gives at best: {@code mvn -Pbench}.
 *
 * <p>{@link sojourn.bench.Bench} starts a database and two servers with the same settings, one with the product and one
 * with an empty WAR, and goes through the {@linkplain sojourn.bench.HttpRow rows}. Both servers are alive during all of
 * these rows, because a JVM that is started anew is cold again, but only one target is under load at a time; an idle
 * server costs next to nothing. Each row is measured in {@linkplain sojourn.bench.Rounds rounds}.
 *
 * <p>Rows of a kind of their own have servers of their own: {@link sojourn.bench.NodesSection} drives several nodes at once.
 *
 * <p>A row is added in {@link sojourn.bench.HttpRows}; what pgbench runs for it is an SQL file beside the others.
 */
@NullMarked
package sojourn.bench;

import org.jspecify.annotations.NullMarked;
