/**
 * Here measurements become figures: spreads over rounds, ratios within a round, the report.
 *
 * <p>Nothing here runs anything.
 */
@NullMarked
package sojourn.bench.figure;

import org.jspecify.annotations.NullMarked;
