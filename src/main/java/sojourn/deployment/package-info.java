/** What happens once when the WAR is deployed, before the first request is served. */
@NullMarked
package sojourn.deployment;

import org.jspecify.annotations.NullMarked;
