package sojourn.fuzz;

import java.util.List;

/** What may stand in a request's first line, right and wrong; a text of it is bytes, each a character. */
final class NastyLines {

    /** In the place of one segment of a path. */
    static final List<String> SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%2e%2e",
            "%2E",
            "%2F",
            "%5C",
            "\\",
            "%00",
            "%0d%0aX-Injected:%201",
            "%zz",
            "%",
            "%4",
            "%c0%af",
            "%ff",
            "%F0%9F%92%A9",
            "%ed%a0%80",
            "\u00e9",
            ";a=b",
            "a;b=c;d",
            "%3Bjsessionid=1",
            "*",
            "~",
            "'",
            "\"",
            "<script>",
            "{id}",
            "null",
            "0",
            "-1",
            "not-a-uuid",
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "1-1-1-1-1",
            "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
            "019aadcd3d7e7c3a9a410f2b6c1d8e55",
            "{019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55}",
            "%30%31%39aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
            "${other.session}",
            "${nobody.session}",
            "${user.order}",
            "${user.conversation}",
            "admin",
            "%61dmin",
            "ADMIN",
            "sessions",
            "active",
            "a".repeat(300),
            "a".repeat(7_000));

    /** In the place of the query, or behind it. */
    static final List<String> QUERIES = List.of(
            "",
            "&",
            "&&&===",
            "=",
            "=1",
            "%",
            "%zz=1",
            "a=%zz",
            "a=%00",
            "a=%ff",
            "a=%ed%a0%80",
            "\u00e9=\u00e9",
            "limit",
            "limit=",
            "limit=0",
            "limit=201",
            "limit=-1",
            "limit=1.5",
            "limit=1e2",
            "limit=0x10",
            "limit=%2B5",
            "limit=99999999999999999999",
            "limit=5&limit=5",
            "take=5&limit=5",
            "take=%d9%a5",
            "skip=10001",
            "skip=2147483648",
            "skip=-2147483649",
            "cursor=",
            "cursor=%00",
            "cursor=AAAA",
            "cursor=MjAyNi0x",
            "cursor=" + "A".repeat(3_000),
            "after=9223372036854775807",
            "after=9223372036854775808",
            "after=-1",
            "before=0",
            "before=1&after=1",
            "unknown=1",
            "a[]=1",
            "a".repeat(3_000) + "=1",
            "a=1;b=2",
            "a=<script>alert(1)</script>",
            "?",
            "#",
            "from=2001-01-01T00:00:00Z&to=2000-01-01T00:00:00Z",
            "actor=%00&action=%27",
            "subject=x");

    /** Methods, of which HTTP knows some. */
    static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "BREW",
            "M-SEARCH",
            "X".repeat(300));

    /** Methods that are none. */
    static final List<String> NO_METHODS = List.of("", "GE T", "\u00e9", "G\0T");

    /** Versions of HTTP, of which the server need not know any. */
    static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/1.2", "http/1.1", "HTTP/1.1 ", "HTP/1.1");

    private NastyLines() {}
}
