package sojourn.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What somebody takes for JSON, or for text, and what is both but rarely thought of; a text is bytes, each a character. */
final class NastyJson {

    /** As JSON, or as what somebody takes for JSON. */
    static final List<String> VALUES = Stream.of(
                    numbers(),
                    texts().map(text -> "\"" + text + "\""),
                    Stream.of(
                            "null",
                            "true",
                            "false",
                            "[]",
                            "{}",
                            "[[]]",
                            "{\"\":{}}",
                            "[null]",
                            "{\"a\":1,\"a\":2}",
                            "{\"a\":1,\"\\u0061\":2}",
                            "'single'",
                            "/**/1",
                            "// 1",
                            "\"\\x41\"",
                            "\"\\u12\"",
                            "\"open",
                            "[1,]",
                            "{\"a\":1,}",
                            "{a:1}",
                            "undefined",
                            "\"tab\there\"",
                            "\"line\nhere\"",
                            nested("[", "]", 63),
                            nested("[", "]", 65),
                            nested("[", "]", 20_000),
                            nested("{\"a\":", "}", 65),
                            "[".repeat(50_000),
                            "[" + "1,".repeat(2_000) + "1]",
                            "[" + "{},".repeat(600) + "{}]",
                            "\"" + "a".repeat(300) + "\"",
                            "\"" + "a".repeat(70_000) + "\"",
                            "\"" + utf8("é").repeat(140_000) + "\""))
            .flatMap(all -> all)
            .toList();

    /** Members of an object that nobody asked for. */
    static final List<String> MEMBERS = List.of(
            "\"\":1",
            "\"unknown\":1",
            "\"__proto__\":{}",
            "\"id\":\"${user.session}\"",
            "\"version\":9223372036854775808",
            "\"status\":\"ENDED\"",
            "\"userId\":\"somebody\"",
            "\"@type\":\"java\"",
            "\"\\u0000\":1",
            "\"\\ud800\":1",
            "\"" + "k".repeat(1_000) + "\":1",
            "\"expiresAt\":\"2001-01-01T00:00:00Z\"",
            "\"duration\":\"PT1S\"",
            "\"items\":[{}]",
            "\"messages\":[{}]",
            "\"context\":[]",
            "\"metadata\":1");

    /** Bytes that are no text in UTF-8. */
    static final List<String> NO_UTF8 = List.of(
            "\u0080",
            "\u00c3",
            "\u00c0\u0080",
            "\u00e2\u0082",
            "\u00ed\u00a0\u0080",
            "\u00f8\u0088\u0080\u0080\u0080",
            "\u00fe\u00ff",
            "\u00ff\u00fe");

    private NastyJson() {}

    private static Stream<String> numbers() {
        return Stream.of(
                "0",
                "-0",
                "-1",
                "1.5",
                "1e2",
                "1E400",
                "1e-400",
                "-1e999999999",
                "1e2147483648",
                "0.1e-2147483649",
                "1e99999999999999999999",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "12345678901234567890123456789012345678",
                "123456789012345678901234567890123456789",
                "0." + "1".repeat(400),
                "9".repeat(30_000),
                "01",
                "+1",
                ".5",
                "1.",
                "0x10",
                "1_000",
                "NaN",
                "Infinity",
                "-");
    }

    private static Stream<String> texts() {
        return Stream.of(
                "",
                " ",
                "\\u0000",
                "a\\u0000b",
                "\\ud800",
                "\\udc00\\ud800",
                "\\ud83d\\udca9",
                utf8("\ud83d\udca9"),
                utf8("\u202etext"),
                utf8("\ufeff"),
                utf8("\uffff"),
                utf8("e\u0301"),
                "\\\\",
                "\\/",
                "' or 1=1 --",
                "$(id)",
                "{{7*7}}",
                "%s%n",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "2001-01-01T00:00:00Z",
                "2099-12-31T23:59:59.999999999Z",
                "2099-12-31T23:59:60Z",
                "2099-02-30T00:00:00Z",
                "2099-01-01T00:00:00+18:00",
                "2099-01-01",
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "P1D",
                "PT0S",
                "PT-1S",
                "P1Y",
                "PT0.000000001S",
                "PT9223372036854775807S",
                "PT99999999999999999999H",
                "P106751991167300DT24H",
                "ACTIVE",
                "INACTIVE",
                "ENDED",
                "EXPIRED",
                "CANCELLED",
                "SUBMITTED",
                "active",
                "user",
                "${user.session}",
                "${user.conversation}",
                "${other.session}",
                "not-a-uuid",
                "/items/-",
                "/",
                "//",
                "/~2",
                "/context/" + "a/".repeat(70),
                "EUR",
                "eur",
                "a@b",
                "@");
    }

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    /** A text as the bytes of its UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
