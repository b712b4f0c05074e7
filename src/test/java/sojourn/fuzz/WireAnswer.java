package sojourn.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came back, as bytes; a text of headers is bytes, each a character.
 *
 * @param body without its framing
 */
@SuppressWarnings("ArrayRecordComponent")
record WireAnswer(int status, List<WireRequest.Header> headers, byte[] body) {

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(WireRequest.Header::value)
                .findFirst();
    }

    /** The body as the UTF-8 that it has to be; empty if it is not. */
    Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** All of it, for whoever looks for a word. */
    String whole() {
        return headers + " " + new String(body, StandardCharsets.ISO_8859_1);
    }
}
