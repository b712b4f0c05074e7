package sojourn.replay;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The server that was started from this checkout, as far as it left traces there: its key and its process. */
record LocalServer(Path home) {
    /** Makes tokens that the server accepts. */
    UnaryOperator<String> tokens() {
        RSAKey key;
        try {
            key = RSAKey.parse(Files.readString(folder().resolve("key.json")));
        } catch (NoSuchFileException e) {
            throw new ReplayFailure(
                    "No server was started from this checkout: run `mvn -Pstart` first,"
                            + " or give a token for a server elsewhere with -Dtoken=….",
                    e);
        } catch (IOException | ParseException e) {
            throw new ReplayFailure("The server's key cannot be read (" + e.getMessage() + ").", e);
        }
        return user -> {
            try {
                Instant now = Instant.now();
                SignedJWT token = new SignedJWT(
                        new JWSHeader(JWSAlgorithm.RS256),
                        new JWTClaimsSet.Builder()
                                .subject(user)
                                .claim("groups", List.of())
                                .issuer("sojourn-local")
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(Duration.ofHours(12))))
                                .build());
                token.sign(new RSASSASigner(key));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** The server's process, if it is the one that answers at the address. */
    Optional<ProcessHandle> process(URI base) {
        if (!List.of("127.0.0.1", "localhost", "[::1]").contains(base.getHost())) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(
                    Files.readString(folder().resolve("server.pid")).strip());
            return ProcessHandle.of(pid);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path folder() {
        return home.resolve(".sojourn");
    }
}
