package sojourn.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sojourn.session.VersionCondition;

/**
 * The header that makes a write conditional: {@code *}, or entity tags, of which one must be the current one.
 *
 * <p>A tag that this server never gave out, or a weak one, is well-formed and matches nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section 13.1.1</a>
 */
final class IfMatch {

    static final String HEADER = "If-Match";

    private static final Pattern TAG = Pattern.compile("\\s*+(W/)?\"([\\x21\\x23-\\x7e]*+)\"\\s*+(,\\s*+|$)");
    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private IfMatch() {}

    /**
     * Reads the header's lines.
     *
     * @param lines null or empty where the header was not sent, which is no condition
     * @throws InvalidRequest if they are malformed
     */
    static VersionCondition read(@Nullable List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return VersionCondition.ANY;
        }
        String tags = String.join(",", lines).strip();
        if (tags.equals("*")) {
            return VersionCondition.ANY;
        }
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(tags);
        int end = 0;
        while (end < tags.length()) {
            if (!tag.find(end) || tag.start() != end) {
                throw InvalidRequest.malformed(HEADER, "must be *, or entity tags such as \"7\" in double quotes");
            }
            if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
                versions.add(Long.valueOf(tag.group(2)));
            }
            end = tag.end();
        }
        if (tags.isEmpty() || tags.endsWith(",")) {
            throw InvalidRequest.malformed(HEADER, "must be *, or entity tags such as \"7\" in double quotes");
        }
        return VersionCondition.oneOf(versions);
    }
}
