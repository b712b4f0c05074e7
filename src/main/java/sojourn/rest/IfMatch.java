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

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*+)\"");
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
        boolean any = false;
        int at = behindComma("," + tags, 0) - 1;
        while (at < tags.length()) {
            Matcher tag = TAG.matcher(tags).region(at, tags.length());
            if (!tag.lookingAt()) {
                throw malformed();
            }
            any = true;
            if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
                versions.add(Long.valueOf(tag.group(2)));
            }
            at = behindComma(tags, tag.end());
        }
        if (!any) {
            throw malformed();
        }
        return VersionCondition.oneOf(versions);
    }

    /** Where the next tag begins. Elements of a list may be empty, as the RFC says in section 5.6.1. */
    private static int behindComma(String tags, int end) {
        int next = end;
        boolean comma = false;
        while (next < tags.length() && (isBlank(tags.charAt(next)) || tags.charAt(next) == ',')) {
            comma |= tags.charAt(next) == ',';
            next++;
        }
        if (next < tags.length() && !comma) {
            throw malformed();
        }
        return next;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static InvalidRequest malformed() {
        return InvalidRequest.malformed(HEADER, "must be *, or entity tags such as \"7\" in double quotes");
    }
}
