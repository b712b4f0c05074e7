package sojourn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sojourn.local.TokenSigner;

/** The tokens of the benchmark's users, one file for each group, which wrk reads. */
record Tokens(Path folder, TokenSigner signer) {

    /** The users who have sessions. */
    static final String BENCH = "bench";

    /** The users who open sessions. */
    static final String CREATOR = "creator";

    /** How many live sessions a user may have by default. */
    static final int SESSIONS_EACH = 10;

    /** Signs a token for each user of a group. */
    void write(String group, int users) {
        List<String> tokens = IntStream.range(0, users)
                .parallel()
                .mapToObj(number -> signer.token(Stock.user(group, number), Set.of()))
                .toList();
        try {
            Files.createDirectories(folder);
            Files.write(file(group), tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String group) {
        return folder.resolve(group + ".tokens");
    }

    /** The token of a group's user. */
    String of(String group, int user) {
        return signer.token(Stock.user(group, user), Set.of());
    }
}
