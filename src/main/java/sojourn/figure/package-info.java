/** What the rooms show of themselves to whoever watches the server: each figure once, as a metric and in an MBean. */
@NullMarked
package sojourn.figure;

import org.jspecify.annotations.NullMarked;
