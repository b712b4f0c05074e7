package sojourn.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import sojourn.fuzz.WireRequest.Framing;
import sojourn.fuzz.WireRequest.Header;

/** All that is done to requests. */
final class Mutations {

    static final List<Mutation> ALL = List.of(
            Mutation.ofBody("a value in the body", 30, Mutations::damageValue),
            Mutation.ofBody("the whole body", 6, (request, dice) -> request.withBody(dice.pick(NastyJson.VALUES))),
            Mutation.ofBody("the body of another operation", 3, Mutations::otherBody),
            Mutation.ofBody("bytes of the body", 10, Mutations::damageBytes),
            Mutation.ofBody("the body's encoding", 4, Mutations::encode),
            Mutation.ofBody("a body beyond the bounds", 1, Mutations::huge),
            Mutation.of("a segment of the path", 12, Mutations::damageSegment),
            Mutation.of("the path's form", 8, Mutations::damagePath),
            Mutation.of("the query", 10, Mutations::damageQuery),
            Mutation.of("a header", 20, Mutations::damageHeader),
            Mutation.of("a header twice", 5, Mutations::doubleHeader),
            Mutation.of("the credential", 6, Mutations::damageCredential),
            Mutation.of("the method", 5, (request, dice) -> request.withMethod(dice.pick(NastyLines.METHODS))),
            Mutation.ofBody("chunks", 5, Mutations::chunk),
            Mutation.of("the framing", 4, Mutations::damageFraming),
            Mutation.of("what is no HTTP", 3, Mutations::damageProtocol));

    private static final int BODY_BOUND = 8 * 1024 * 1024;
    private static final List<String> SOME_BODIES = List.of(
            "{\"role\":\"user\",\"content\":\"Hello\"}",
            "{\"context\":{\"a\":1},\"status\":\"INACTIVE\"}",
            "{\"status\":\"EXPIRED\"}",
            "{\"items\":[{\"name\":\"tea\",\"quantity\":1}]}",
            "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1}]",
            "[{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"},{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a/a\"}]",
            "[{\"op\":\"move\",\"from\":\"/context\",\"path\":\"/context/a\"}]",
            "[{\"op\":\"test\",\"path\":\"\",\"value\":null}]",
            "[{\"op\":\"remove\",\"path\":\"\"}]",
            "[{\"op\":\"replace\",\"path\":\"\",\"value\":{}}]",
            "{\"olderThanDays\":2147483648}",
            "{\"olderThanDays\":1000000000}",
            "{\"name\":\"x\",\"service\":\"x\",\"userId\":\"x\"}",
            "{\"ids\":[\"${user.session}\",\"${user.session}\",\"x\"]}");

    private Mutations() {}

    private static WireRequest damageValue(WireRequest request, Dice dice) {
        try (JsonReader reader =
                Json.createReader(new ByteArrayInputStream(request.body().getBytes(StandardCharsets.ISO_8859_1)))) {
            JsonValue value = reader.readValue();
            return request.withBody(JsonDamage.of(value, dice));
        } catch (RuntimeException e) {
            // There was none, or it is damaged already: of that a reader of JSON says whatever it likes.
            return request.withBody(request.body() + dice.pick(NastyJson.VALUES));
        }
    }

    private static WireRequest otherBody(WireRequest request, Dice dice) {
        WireRequest other = request.withBody(dice.pick(SOME_BODIES));
        return other.header("Content-Type").isPresent() ? other : other.setting("Content-Type", "application/json");
    }

    private static WireRequest damageBytes(WireRequest request, Dice dice) {
        String body = request.body();
        int place = body.isEmpty() ? 0 : dice.below(body.length());
        String start = body.substring(0, place);
        String end = body.substring(place);
        return request.withBody(
                switch (dice.below(6)) {
                    case 0 -> start;
                    case 1 -> start + (char) dice.below(256) + (end.isEmpty() ? "" : end.substring(1));
                    case 2 -> start + dice.pick(NastyJson.NO_UTF8) + end;
                    case 3 -> start + "\0" + end;
                    case 4 -> body + body;
                    default -> body + dice.pick(NastyJson.NO_UTF8);
                });
    }

    private static WireRequest encode(WireRequest request, Dice dice) {
        String text = new String(request.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return switch (dice.below(5)) {
            case 0 -> request.withBody(bytes(text.getBytes(StandardCharsets.UTF_16)));
            case 1 -> request.withBody(bytes(text.getBytes(StandardCharsets.UTF_16LE)));
            case 2 -> request.withBody(NastyJson.utf8("\ufeff") + request.body());
            case 3 -> request.withBody(gzipped(request.body())).setting("Content-Encoding", "gzip");
            default -> request.setting("Content-Encoding", "gzip");
        };
    }

    /** Long enough to be refused for its length, and seldom, because it takes its time. */
    private static WireRequest huge(WireRequest request, Dice dice) {
        int length = dice.oneIn(4) ? BODY_BOUND + 1 : dice.pick(List.of(300_000, 1_100_000));
        return request.withBody("{\"context\":{\"a\":\"" + "a".repeat(length) + "\"}}");
    }

    private static WireRequest damageSegment(WireRequest request, Dice dice) {
        List<String> segments = new ArrayList<>(Arrays.asList(request.path().split("/", -1)));
        segments.set(dice.below(segments.size()), dice.pick(NastyLines.SEGMENTS));
        return withPath(request, String.join("/", segments));
    }

    private static WireRequest damagePath(WireRequest request, Dice dice) {
        String path = request.path();
        int place = path.isEmpty() ? 0 : outsideOfNames(path, dice.below(path.length()));
        String start = path.substring(0, place);
        String end = path.substring(place);
        return withPath(
                request,
                switch (dice.below(9)) {
                    case 0 -> path + "/";
                    case 1 -> path + "/" + dice.pick(NastyLines.SEGMENTS);
                    case 2 -> path.replace("/", "//");
                    case 3 -> path.replace("session", "SESSION").replace("order", "Order");
                    case 4 -> start + dice.pick(NastyLines.SEGMENTS) + end;
                    // The same letter, written otherwise.
                    case 5 -> end.isEmpty() ? path : start + escaped(end.charAt(0)) + end.substring(1);
                    case 6 -> "http://127.0.0.1" + path;
                    case 7 -> path.replaceFirst("/api", "/api/../api");
                    default -> path.substring(0, place);
                });
    }

    private static String escaped(char character) {
        return character == '$' ? "$" : String.format(Locale.ROOT, "%%%02x", (int) character);
    }

    /** A place in a text that is not within the name of a value, which could not be filled in then. */
    private static int outsideOfNames(String text, int place) {
        int name = text.lastIndexOf("${", place);
        return name > text.lastIndexOf('}', Math.max(0, place - 1)) ? name : place;
    }

    private static WireRequest damageQuery(WireRequest request, Dice dice) {
        String more = dice.pick(NastyLines.QUERIES);
        String query = request.query();
        return request.withTarget(
                request.path() + "?" + (query.isEmpty() || dice.oneIn(2) ? more : query + "&" + more));
    }

    private static WireRequest damageHeader(WireRequest request, Dice dice) {
        Header header = dice.pick(NastyHeaders.ALL);
        if (dice.oneIn(12) && !request.headers().isEmpty()) {
            return request.dropping(dice.pick(request.headers()).name());
        }
        return request.setting(header.name(), header.value());
    }

    private static WireRequest doubleHeader(WireRequest request, Dice dice) {
        Header first = dice.oneIn(2) && !request.headers().isEmpty()
                ? dice.pick(request.headers())
                : dice.pick(NastyHeaders.ALL);
        Header second = Stream.generate(() -> dice.pick(NastyHeaders.ALL))
                .limit(200)
                .filter(header -> header.name().equalsIgnoreCase(first.name()))
                .findFirst()
                .orElse(first);
        WireRequest once =
                request.header(first.name()).isPresent() ? request : request.adding(first.name(), first.value());
        return once.adding(second.name(), second.value());
    }

    private static WireRequest damageCredential(WireRequest request, Dice dice) {
        Header bad = dice.pick(NastyHeaders.CREDENTIALS);
        return dice.oneIn(4)
                ? request.adding(bad.name(), bad.value())
                : request.dropping("Authorization")
                        .dropping("X-Api-Key")
                        .dropping("X-Session-Token")
                        .adding(bad.name(), bad.value());
    }

    private static WireRequest chunk(WireRequest request, Dice dice) {
        return request.withFraming(
                switch (dice.below(8)) {
                    case 0 -> Framing.CHUNKED_WITH_EXTENSIONS;
                    case 1, 2 -> Framing.CHUNKED_WITH_TRAILER;
                    default -> Framing.CHUNKED;
                });
    }

    private static WireRequest damageFraming(WireRequest request, Dice dice) {
        return request.withFraming(dice.pick(Arrays.stream(Framing.values())
                .filter(framing -> framing != Framing.LENGTH)
                .toList()));
    }

    private static WireRequest damageProtocol(WireRequest request, Dice dice) {
        Header bad = dice.pick(NastyHeaders.BROKEN);
        return switch (dice.below(5)) {
            case 0 -> request.withVersion(dice.pick(NastyLines.VERSIONS));
            case 1 -> request.withMethod(dice.pick(NastyLines.NO_METHODS));
            case 2 -> request.dropping("Host");
            case 3 -> request.setting(bad.name(), bad.value());
            default -> request.adding(bad.name(), bad.value());
        };
    }

    private static WireRequest withPath(WireRequest request, String path) {
        return request.withTarget(request.query().isEmpty() ? path : path + "?" + request.query());
    }

    private static String gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(bytes.toByteArray());
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
