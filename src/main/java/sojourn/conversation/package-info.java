/** What was said during a session: numbered messages, appended while it lives and sealed when it ends. */
@NullMarked
package sojourn.conversation;

import org.jspecify.annotations.NullMarked;
