/** What a client is told when a request fails: an RFC 9457 problem with a stable type and a trace id. */
@NullMarked
package sojourn.problem;

import org.jspecify.annotations.NullMarked;
