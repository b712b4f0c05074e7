/** Changes to a JSON document in the two standard forms: JSON Merge Patch (RFC 7396) and JSON Patch (RFC 6902). */
@NullMarked
package sojourn.patch;

import org.jspecify.annotations.NullMarked;
