/**
 * Here the product shows how PostgreSQL carries out each of its statements: {@code mvn -Pplans} writes docs/queries.md.
 *
 * <p>{@link sojourn.bench.plan.Plans} fills a database, lets PostgreSQL's auto_explain log the plan of whatever the
 * product asks, and asks the product for everything that its API has. So no statement is translated by hand, and none is
 * forgotten: one that {@link sojourn.bench.plan.Catalogue} does not describe ends the program, as does one that reads
 * more rows than it is described to.
 */
@NullMarked
package sojourn.bench.plan;

import org.jspecify.annotations.NullMarked;
