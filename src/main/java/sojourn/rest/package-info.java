/** The HTTP door: resources under /api, what they accept, what they answer, and which problem a failure becomes. */
@NullMarked
package sojourn.rest;

import org.jspecify.annotations.NullMarked;
