package sojourn.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that an ID token can have wrong, each alone: all the rest of it is right. */
public final class BadTokens {

    private BadTokens() {}

    /** What the provider does, by what is wrong then. */
    public static Map<String, Consumer<FakeProvider>> all() {
        Map<String, Consumer<FakeProvider>> bad = new LinkedHashMap<>();
        bad.put("another nonce", it -> it.claims(set -> set.claim("nonce", "x".repeat(43))));
        bad.put("no nonce", it -> it.claims(set -> set.claim("nonce", null)));
        bad.put("a nonce that is no text", it -> it.claims(set -> set.claim("nonce", List.of("a"))));
        bad.put("another audience", it -> it.claims(set -> set.audience("another")));
        bad.put("no audience", it -> it.claims(set -> set.audience((String) null)));
        bad.put("two audiences and no party", it -> it.claims(set -> set.audience(List.of(FakeProvider.CLIENT, "b"))));
        bad.put("another party", it -> it.claims(set -> set.claim("azp", "another")));
        bad.put("another issuer", it -> it.claims(set -> set.issuer("https://other.example")));
        bad.put("no issuer", it -> it.claims(set -> set.issuer(null)));
        bad.put("out of date", it -> it.claims(set -> set.expirationTime(in(Duration.ofMinutes(-2)))));
        bad.put("no date", it -> it.claims(set -> set.expirationTime(null)));
        bad.put("no time of issue", it -> it.claims(set -> set.issueTime(null)));
        bad.put("not yet in date", it -> it.claims(set -> set.notBeforeTime(in(Duration.ofMinutes(2)))));
        bad.put("no subject", it -> it.claims(set -> set.subject(null)));
        bad.put("an empty subject", it -> it.claims(set -> set.subject("")));
        bad.put("a subject that is too long", it -> it.claims(set -> set.subject("s".repeat(256))));
        bad.put("a subject of two lines", it -> it.claims(set -> set.subject("a\nb")));
        bad.put("another's signature", it -> it.sign(FakeProvider.Signature.WRONG_KEY));
        bad.put("an unknown key", it -> it.sign(FakeProvider.Signature.UNKNOWN_KEY));
        bad.put("the secret's signature", it -> it.sign(FakeProvider.Signature.SECRET));
        bad.put("no signature", it -> it.sign(FakeProvider.Signature.NONE));
        return bad;
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
