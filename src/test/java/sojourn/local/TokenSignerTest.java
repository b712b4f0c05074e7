package sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {
    private final TokenSigner signer = TokenSigner.fresh();

    @Test
    void aTokenSaysWhoItIsForAndThePublishedKeyVerifiesIt() throws Exception {
        SignedJWT token = SignedJWT.parse(signer.token("alice", Set.of("admin")));
        assertThat(verifies(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("alice");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("admin");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(signer.issuer());
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isAfter(Date.from(Instant.now()));
    }

    @Test
    void anotherKeysTokenIsNotVerified() throws Exception {
        assertThat(verifies(SignedJWT.parse(TokenSigner.fresh().token("alice", Set.of()))))
                .isFalse();
    }

    @Test
    void aNegativeLifeMakesATokenThatHasRunOut() throws Exception {
        SignedJWT token = SignedJWT.parse(signer.token("alice", Set.of(), Duration.ofMinutes(-5)));
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isBefore(Date.from(Instant.now()));
        assertThat(token.getJWTClaimsSet().getIssueTime())
                .isBefore(token.getJWTClaimsSet().getExpirationTime());
    }

    @Test
    void aSavedKeySignsOnAndOnlyItsOwnerCanReadIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.json");
        signer.save(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(verifies(SignedJWT.parse(TokenSigner.load(file).token("bob", Set.of()))))
                .isTrue();
    }

    private boolean verifies(SignedJWT token) throws Exception {
        byte[] der = Base64.getDecoder().decode(signer.publicKey());
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        return token.verify(new RSASSAVerifier(key));
    }
}
