/** What was said during a session: conversations of numbered messages, which grow while it lives and are sealed when it ends. */
@NullMarked
package sojourn.conversation;

import org.jspecify.annotations.NullMarked;
