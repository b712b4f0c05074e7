package sojourn.replay;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the person who starts the replay can choose, as system properties.
 *
 * @param home the checkout, in whose {@code .sojourn} folder the running server has left its key
 * @param file the dialogues; null for the project's own
 * @param base the server's address
 * @param concurrency how many dialogues go on at a time
 * @param verifyOnly whether to compare an earlier run instead of playing
 * @param run the run to compare; null for the last one
 * @param token the token to call with; null for users of the run's own
 */
record ReplaySettings(
        Path home,
        @Nullable Path file,
        URI base,
        int concurrency,
        boolean verifyOnly,
        @Nullable String run,
        @Nullable String token) {

    static ReplaySettings from(Properties given) {
        String file = text(given, "file", null);
        String token = text(given, "token", null);
        String run = text(given, "run", null);
        boolean verifyOnly = flag(given, "verify-only");
        if (run != null && !verifyOnly) {
            throw new ReplayFailure("-Drun=<name> names an earlier run to compare, so it needs -Dverify-only;"
                    + " a new run gets a name of its own.");
        }
        return new ReplaySettings(
                Path.of(given.getProperty("sojourn.home", "")).toAbsolutePath().normalize(),
                file == null ? null : Path.of(file),
                base(given.getProperty("base", "http://127.0.0.1:8080")),
                concurrency(given.getProperty("concurrency", "16"), token),
                verifyOnly,
                run,
                token);
    }

    private static @Nullable String text(Properties given, String key, @Nullable String otherwise) {
        String value = given.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static boolean flag(Properties given, String key) {
        String value = given.getProperty(key, "false").strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new ReplayFailure("-D" + key + "=" + value + " is neither true nor false.");
        };
    }

    private static URI base(String value) {
        try {
            URI address = new URI(value.strip().replaceFirst("/+$", ""));
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // the sentence below says it
        }
        throw new ReplayFailure("-Dbase=" + value + " is no address of a server, like http://127.0.0.1:8080.");
    }

    private static int concurrency(String value, @Nullable String token) {
        int most = ReplayUser.OPEN_AT_A_TIME * (token == null ? ReplayUser.COUNT : 1);
        if (!value.strip().matches("[1-9]\\d{0,5}")) {
            throw new ReplayFailure("-Dconcurrency=" + value + " is no number from 1 to " + most + ".");
        }
        return Math.min(Integer.parseInt(value.strip()), most);
    }
}
