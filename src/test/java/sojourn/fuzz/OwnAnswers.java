package sojourn.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import sojourn.fuzz.WireRequest.Framing;

/**
 * What the server answers by itself, before Sojourn sees the request: always without a body, and without a type of one.
 *
 * <p>Each stands here with its reason. Whatever else has no body is a finding.
 */
final class OwnAnswers {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int EXPECTATION_FAILED = 417;

    /** So many bytes it reads ahead of a body: http-listener's header-buffer-length-bytes. */
    private static final int LONGEST_HEAD = 8_192;

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "an expectation that there is not cannot be met",
                    Set.of(EXPECTATION_FAILED),
                    request -> request.header("Expect").isPresent()),
            new Known(
                    "a path that leads out of its place, or nowhere, is not looked for; of some it says 200",
                    Set.of(OK, BAD_REQUEST),
                    request -> request.path().matches(".*/\\.\\.?(?:/.*|;.*)?")),
            new Known(
                    "a path is refused that is no text in UTF-8, or has a NUL or a backslash, however they are written",
                    Set.of(BAD_REQUEST),
                    request -> request.path().matches(".*(?i:%(?:00|5c|[89a-f][0-9a-f])).*")),
            new Known(
                    "a header is refused that has more than ASCII",
                    Set.of(BAD_REQUEST),
                    request -> request.headers().stream()
                            .anyMatch(header -> header.value().chars().anyMatch(character -> character > '~'))),
            new Known(
                    "more than 8 KiB ahead of the body are not read",
                    Set.of(BAD_REQUEST),
                    request -> request.head().length() > LONGEST_HEAD),
            new Known(
                    "a GET, HEAD or DELETE with a body is refused by the parser, which does not read it",
                    Set.of(BAD_REQUEST),
                    request -> request.isBodiless() && request.hasBody()),
            new Known(
                    "a chunk with an extension is refused by the parser",
                    Set.of(BAD_REQUEST),
                    request -> request.framing() == Framing.CHUNKED_WITH_EXTENSIONS),
            new Known(
                    "what is no HTTP, or no URI, is refused by the parser; of some it says 200",
                    Set.of(OK, BAD_REQUEST),
                    WireRequest::isMalformed));

    private OwnAnswers() {}

    /** Why an answer is the server's own, to what it did not take for a request to the API; empty if it is not. */
    static Optional<String> reason(WireRequest request, WireAnswer answer) {
        return KNOWN.stream()
                .filter(known -> answer.body().length == 0
                        && answer.header("Content-Type").isEmpty()
                        && known.statuses().contains(answer.status())
                        && known.requests().test(request))
                .map(Known::reason)
                .findFirst();
    }

    /**
     * One kind of the server's own answers.
     *
     * @param statuses that it gives
     * @param requests to which it gives them
     */
    private record Known(String reason, Set<Integer> statuses, Predicate<WireRequest> requests) {}
}
