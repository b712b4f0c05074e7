/**
 * Which trace a piece of work belongs to, and what it did in it: ids that go through everything, and spans where the server
 * is told to make some. The only room that knows OpenTelemetry.
 */
@NullMarked
package sojourn.trace;

import org.jspecify.annotations.NullMarked;
