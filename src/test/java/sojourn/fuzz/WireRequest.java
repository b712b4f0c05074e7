package sojourn.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request as bytes on the wire, well formed or not: no library stands between, which would refuse to send it.
 *
 * <p>Texts are bytes, each a character (ISO 8859-1). What stands in them as {@code ${name}} is filled in when it is sent,
 * because it is different at each run: ids, credentials.
 *
 * @param target what stands between method and version
 * @param headers in their order, without the one that says how long the body is
 * @param framing how its end is to be found
 * @param done what was done to it, in words; empty for one that somebody would send
 */
record WireRequest(
        String method,
        String target,
        String version,
        List<Header> headers,
        String body,
        Framing framing,
        List<String> done) {

    private static final String END = "\r\n";
    private static final int CHUNK = 1_000;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** A line above the body. */
    record Header(String name, String value) {}

    /** How a body's length is told. */
    enum Framing {
        /** By its length, where there is one. */
        LENGTH,
        CHUNKED,
        CHUNKED_WITH_EXTENSIONS,
        CHUNKED_WITH_TRAILER,
        /** More is announced than comes before the sender falls silent. */
        CUT_OFF,
        CHUNKED_CUT_OFF,
        /** By both, which differ. */
        LENGTH_AND_CHUNKED,
        TWO_LENGTHS,
        NEGATIVE_LENGTH,
        LENGTH_OF_LETTERS,
        HUGE_LENGTH,
        BROKEN_CHUNK,
        /** In a way that there is not. */
        UNKNOWN_ENCODING
    }

    static WireRequest of(String method, String target, List<Header> headers, String body) {
        return new WireRequest(method, target, "HTTP/1.1", List.copyOf(headers), body, Framing.LENGTH, List.of());
    }

    WireRequest withMethod(String other) {
        return new WireRequest(other, target, version, headers, body, framing, done);
    }

    WireRequest withTarget(String other) {
        return new WireRequest(method, other, version, headers, body, framing, done);
    }

    WireRequest withVersion(String other) {
        return new WireRequest(method, target, other, headers, body, framing, done);
    }

    WireRequest withHeaders(List<Header> others) {
        return new WireRequest(method, target, version, List.copyOf(others), body, framing, done);
    }

    WireRequest withBody(String other) {
        return new WireRequest(method, target, version, headers, other, framing, done);
    }

    WireRequest withFraming(Framing other) {
        return new WireRequest(method, target, version, headers, body, other, done);
    }

    WireRequest after(String what) {
        List<String> all = new ArrayList<>(done);
        all.add(what);
        return new WireRequest(method, target, version, headers, body, framing, List.copyOf(all));
    }

    /** With a header more. */
    WireRequest adding(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return withHeaders(more);
    }

    /** With a header in the place of those that have its name. */
    WireRequest setting(String name, String value) {
        return dropping(name).adding(name, value);
    }

    WireRequest dropping(String name) {
        return withHeaders(headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList());
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The path, as it is written. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query behind the question mark; empty if there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** With the names of values replaced by the values. */
    WireRequest filled(Map<String, String> values) {
        return new WireRequest(
                filled(method, values),
                filled(target, values),
                version,
                headers.stream()
                        .map(header -> new Header(filled(header.name(), values), filled(header.value(), values)))
                        .toList(),
                filled(body, values),
                framing,
                done);
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        if (text.contains("${")) {
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace("${" + value.getKey() + "}", value.getValue());
            }
        }
        return filled;
    }

    /** Whether whoever reads it as HTTP says must refuse it, or wait for what never comes. */
    boolean isMalformed() {
        return isCutOff()
                || !version.equals("HTTP/1.1")
                || !method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                || !target.matches("/[!$%&'()*+,;=:@/?A-Za-z0-9._~-]*")
                || BROKEN_ESCAPE.matcher(target).find()
                || headers.stream()
                                .filter(header -> header.name().equalsIgnoreCase("Host"))
                                .count()
                        != 1
                || headers.stream().anyMatch(WireRequest::isMalformed);
    }

    private static boolean isMalformed(Header header) {
        return !header.name().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                || header.value().chars().anyMatch(character -> character < ' ' && character != '\t')
                || (header.name().equalsIgnoreCase("Host") && !header.value().matches("[a-z0-9.:-]+"));
    }

    boolean hasBody() {
        return !body.isEmpty() || framing != Framing.LENGTH;
    }

    /** Whether its method is one that comes without a body. */
    boolean isBodiless() {
        return List.of("GET", "HEAD", "DELETE").contains(method);
    }

    /** Whether the sender falls silent behind it: in the middle of it, or because nobody can say where it ends. */
    boolean isCutOff() {
        return method.equals("CONNECT")
                || header("Upgrade").isPresent()
                || !Set.of(
                                Framing.LENGTH,
                                Framing.CHUNKED,
                                Framing.CHUNKED_WITH_EXTENSIONS,
                                Framing.CHUNKED_WITH_TRAILER)
                        .contains(framing);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text(head()));
        bytes.writeBytes(text(framedBody()));
        return bytes.toByteArray();
    }

    /** All that stands ahead of the body. */
    String head() {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(version.isEmpty() ? "" : " ")
                .append(version)
                .append(END);
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append(END));
        return head + frame() + END;
    }

    private String frame() {
        String length = "Content-Length: ";
        String chunked = "Transfer-Encoding: chunked" + END;
        return switch (framing) {
            case LENGTH -> body.isEmpty() ? "" : length + body.length() + END;
            case CHUNKED, CHUNKED_WITH_EXTENSIONS, CHUNKED_WITH_TRAILER, CHUNKED_CUT_OFF, BROKEN_CHUNK -> chunked;
            case CUT_OFF -> length + (body.length() + CHUNK) + END;
            case LENGTH_AND_CHUNKED -> length + (body.length() + 1) + END + chunked;
            case TWO_LENGTHS -> length + body.length() + END + length + (body.length() + 1) + END;
            case NEGATIVE_LENGTH -> length + "-1" + END;
            case LENGTH_OF_LETTERS -> length + "ten" + END;
            case HUGE_LENGTH -> length + "99999999999999999999" + END;
            case UNKNOWN_ENCODING -> "Transfer-Encoding: unheard-of" + END;
        };
    }

    private String framedBody() {
        return switch (framing) {
            case CHUNKED, LENGTH_AND_CHUNKED -> chunks("") + "0" + END + END;
            case CHUNKED_WITH_EXTENSIONS -> chunks(";name=value;other=\"quoted\"") + "0" + END + END;
            case CHUNKED_WITH_TRAILER -> chunks("") + "0" + END + "X-Trailer: behind" + END + END;
            case CHUNKED_CUT_OFF -> chunks("");
            case BROKEN_CHUNK -> "xyz" + END + body + END;
            default -> body;
        };
    }

    private String chunks(String extension) {
        StringBuilder chunks = new StringBuilder();
        for (int start = 0; start < body.length(); start += CHUNK) {
            String chunk = body.substring(start, Math.min(body.length(), start + CHUNK));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append(extension)
                    .append(END)
                    .append(chunk)
                    .append(END);
        }
        return chunks.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
