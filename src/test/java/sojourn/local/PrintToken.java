package sojourn.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints a token for the Sojourn that runs from this checkout:
 * {@code mvn -q -Ptoken -Duser=alice -Dgroups=admin,support}.
 */
public final class PrintToken {
    private PrintToken() {}

    public static void main(String[] arguments) {
        Checkout checkout = Checkout.current();
        String user = System.getProperty("user", "");
        if (user.isBlank()) {
            refuse("Say whose token it is to be: mvn -q -Ptoken -Duser=alice");
        }
        if (!Files.exists(checkout.signingKey())) {
            refuse("Sojourn was never started from this checkout: start it with mvn -Pstart.");
        }
        try {
            System.out.println(TokenSigner.load(checkout.signingKey()).token(user, groups()));
        } catch (IOException e) {
            refuse(checkout.signingKey() + " cannot be read (" + e + "): run as the user who started Sojourn.");
        }
    }

    private static Set<String> groups() {
        return Arrays.stream(System.getProperty("groups", "").split(",", -1))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void refuse(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
