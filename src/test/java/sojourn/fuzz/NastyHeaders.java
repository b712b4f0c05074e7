package sojourn.fuzz;

import java.util.List;
import java.util.stream.Stream;
import sojourn.fuzz.WireRequest.Header;

/** Headers that somebody forgot to think of. */
final class NastyHeaders {

    /** Headers, right and wrong ones. */
    static final List<Header> ALL = Stream.of(
                    all("If-Match", tags()),
                    all("If-None-Match", Stream.of("*", "\"0\"", "nonsense")),
                    all("If-Modified-Since", Stream.of("Thu, 01 Jan 2099 00:00:00 GMT", "yesterday")),
                    all("If-Unmodified-Since", Stream.of("Thu, 01 Jan 1970 00:00:00 GMT")),
                    all("Idempotency-Key", keys()),
                    all("Range", Stream.of("bytes=0-0", "bytes=-1", "bytes=9-1", "items=1", "bytes=0-0,2-3", "x")),
                    all("Accept", accepts()),
                    all("Accept-Encoding", Stream.of("gzip", "identity;q=0", "br", "*;q=0", ";;", "gzip;q=x")),
                    all("Accept-Language", Stream.of("de", "*", "x-" + "y".repeat(500), ";q=1", "-")),
                    all("Accept-Charset", Stream.of("utf-16", "nonsense", "*;q=0")),
                    all("Content-Type", mediaTypes()),
                    all("Content-Encoding", Stream.of("gzip", "deflate", "identity", "nonsense")),
                    all("Content-Language", Stream.of("-", "de, en")),
                    all("X-Session-Id", names("session")),
                    all("X-Order-Id", names("order")),
                    all("X-Http-Method-Override", Stream.of("DELETE", "PATCH", "x")),
                    all("X-Request-Id", Stream.of("", "a b", "x".repeat(300), "\u00e9", "ok-1")),
                    all(
                            "traceparent",
                            Stream.of(
                                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                    "00-00000000000000000000000000000000-0000000000000000-00",
                                    "ff-x",
                                    "00-" + "a".repeat(3_000))),
                    all("tracestate", Stream.of("a=b", "=", "x".repeat(1_000))),
                    all("Cookie", Stream.of("jwt=garbage", "JSESSIONID=1", "a=b; a=c", "=", "\u00ff")),
                    all("Origin", Stream.of("null", "http://evil.example", "\u00e9")),
                    all("Sec-Fetch-Site", Stream.of("cross-site", "same-origin", "x")),
                    all("X-Forwarded-For", Stream.of("127.0.0.1", "x, y")),
                    all("X-Forwarded-Proto", Stream.of("https", "x")),
                    all("Forwarded", Stream.of("for=_x;host=evil.example")),
                    all("Expect", Stream.of("100-continue", "nonsense")),
                    all("Connection", Stream.of("close", "keep-alive", "Authorization", "x")),
                    all("Upgrade", Stream.of("websocket", "nonsense")),
                    all("Max-Forwards", Stream.of("0", "x")),
                    all("Content-MD5", Stream.of("x")),
                    all("Date", Stream.of("x")),
                    all("From", Stream.of("\u00e9@example.org")),
                    all("X-Long", Stream.of("x".repeat(4_000))),
                    all("X-Longer", Stream.of("x".repeat(20_000))),
                    all("X-Tab", Stream.of("a\tb")),
                    all("Host", Stream.of("evil.example", "localhost:99999")))
            .flatMap(all -> all)
            .toList();

    /** Headers that HTTP does not allow. */
    static final List<Header> BROKEN = List.of(
            new Header("X Space", "1"),
            new Header("X-Null", "a\0b"),
            new Header("X-Return", "a\rb"),
            new Header("X-Folded", "a\r\n b"),
            new Header("X-Bell", "\u0007"),
            new Header("", "nameless"),
            new Header("X-\u00e9", "1"),
            new Header("Host", ""),
            new Header("Host", "a b"),
            new Header("Host", "127.0.0.1, 127.0.0.1"));

    /** Credentials that are not good. */
    static final List<Header> CREDENTIALS = List.of(
            new Header("Authorization", ""),
            new Header("Authorization", "Bearer"),
            new Header("Authorization", "Bearer "),
            new Header("Authorization", "Bearer a.b.c"),
            new Header("Authorization", "Bearer ...."),
            new Header("Authorization", "Bearer e30.e30.e30"),
            new Header("Authorization", "Bearer \u00e9"),
            new Header("Authorization", "Bearer " + "A".repeat(5_000)),
            new Header("Authorization", "Bearer ${user.token}x"),
            new Header("Authorization", "bearer ${user.token}"),
            new Header("Authorization", "Basic YTpi"),
            new Header("Authorization", "Digest username=\"a\""),
            new Header("X-Api-Key", ""),
            new Header("X-Api-Key", "sojourn_AAAAAAAA_" + "A".repeat(43)),
            new Header("X-Api-Key", "sojourn_%00"),
            new Header("X-Api-Key", "${user.key},${user.key}"),
            new Header("X-Api-Key", "\u00e9".repeat(60)),
            new Header("X-Session-Token", ""),
            new Header("X-Session-Token", "session_" + "A".repeat(43)),
            new Header("X-Session-Token", "session_\u00e9"),
            new Header("X-Session-Token", "${nobody.secret}${nobody.secret}"));

    private NastyHeaders() {}

    private static Stream<String> tags() {
        return Stream.of(
                "*",
                "\"0\"",
                "\"1\"",
                "W/\"0\"",
                "0",
                "\"",
                "\"\"",
                "",
                "\"0\", \"1\"",
                "\"0\",",
                "*, \"0\"",
                "\"-1\"",
                "\"9223372036854775808\"",
                "\"\u00e9\"",
                "\"" + "1".repeat(3_000) + "\"");
    }

    private static Stream<String> keys() {
        return Stream.of(
                "key-1",
                "key-2",
                "key-3",
                "",
                " ",
                "two words",
                "\u00e9",
                "k".repeat(255),
                "k".repeat(256),
                "a,b",
                "'");
    }

    private static Stream<String> accepts() {
        return Stream.of(
                "*/*",
                "application/json",
                "application/problem+json",
                "text/html",
                "text/markdown",
                "application/xml;q=0.5, */*;q=0.1",
                "application/json;q=0",
                "application/json;q=2",
                "application/json;q=x",
                "*/json",
                "*",
                "/",
                "json",
                ";;;",
                "",
                "\u00e9/\u00e9",
                "application/json;charset=utf-16",
                "text/plain," + "a/b,".repeat(900) + "*/*");
    }

    private static Stream<String> mediaTypes() {
        return Stream.of(
                "application/json",
                "application/JSON; charset=UTF-8",
                "application/json;charset=utf-16",
                "application/json;charset=nonsense",
                "application/json;charset=\"",
                "application/json;",
                "application/json;a",
                "application/json, text/plain",
                "application/merge-patch+json",
                "application/json-patch+json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "text/plain",
                "*/*",
                "a",
                "/",
                "",
                "\u00e9/\u00e9",
                "application/" + "x".repeat(3_000));
    }

    private static Stream<String> names(String what) {
        return Stream.of(
                "${user." + what + "}",
                "${other." + what + "}",
                "${nobody." + what + "}",
                "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55",
                "nonsense",
                "",
                "\u00e9",
                "${user." + what + "},${user." + what + "}");
    }

    private static Stream<Header> all(String name, Stream<String> values) {
        return values.map(value -> new Header(name, value));
    }
}
