/**
 * Runs Sojourn on one machine: a real PostgreSQL, Payara Micro with the WAR, and tokens to call it with.
 *
 * <p>{@link sojourn.local.Start} is what {@code mvn -Pstart} runs. Its parts serve the integration tests too; none of
 * them keeps static state, so that several servers can run at once.
 */
@NullMarked
package sojourn.local;

import org.jspecify.annotations.NullMarked;
