/** The product as its users meet it: the real WAR on a real server with a real database, over HTTP. */
@NullMarked
package sojourn.system;

import org.jspecify.annotations.NullMarked;
