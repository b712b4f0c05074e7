package sojourn.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;

/** What is asked of the database for a key, and what is not. */
@SuppressWarnings("NullAway")
class ApiKeyChecksTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyHolder ALICE = new KeyHolder.User("alice");

    private final Map<String, ApiKeyCopy> copies = new HashMap<>();
    private final Map<String, ApiKeyRepository.Stored> stored = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<ApiKeyId> used = new ArrayList<>();
    private final SecretHashing hashing = new SecretHashing(
            new ApiKeySettings(GivenSettings.reader(
                    ApiKeySettings.SECRET, Base64.getEncoder().encodeToString(new byte[32]))),
            null);
    private final ApiKeyChecks checks = new ApiKeyChecks(
            hashing,
            new ApiKeyCopies(null, null, null, null) {
                @Override
                Optional<ApiKeyCopy> find(String prefix) {
                    return Optional.ofNullable(copies.get(prefix));
                }

                @Override
                Optional<ApiKeyRepository.Stored> load(String prefix) {
                    asked.add(prefix);
                    return Optional.ofNullable(stored.get(prefix));
                }
            },
            new ApiKeyUses(null, null) {
                @Override
                void note(ApiKeyId key) {
                    used.add(key);
                }
            });

    @Test
    void a_right_key_of_which_there_is_a_copy_asks_the_database_nothing() {
        ApiKeySecret secret = ApiKeySecret.fresh();
        ApiKeyRepository.Stored key = store(secret);
        copies.put(secret.prefix(), ApiKeyCopy.of(key));

        assertThat(checks.check(secret.reveal())).contains(ALICE);

        assertThat(asked).isEmpty();
        assertThat(used).containsExactly(key.id());
    }

    @Test
    void a_key_of_which_there_is_no_copy_is_looked_up() {
        ApiKeySecret secret = ApiKeySecret.fresh();
        store(secret);

        assertThat(checks.check(secret.reveal())).contains(ALICE);

        assertThat(asked).containsExactly(secret.prefix());
        assertThat(used).hasSize(1);
    }

    @Test
    void a_wrong_key_asks_the_database_once_whether_or_not_its_prefix_is_anybodys() {
        ApiKeySecret known = ApiKeySecret.fresh();
        copies.put(known.prefix(), ApiKeyCopy.of(store(known)));
        ApiKeySecret stored = ApiKeySecret.fresh();
        store(stored);

        for (String prefix :
                List.of(known.prefix(), stored.prefix(), ApiKeySecret.fresh().prefix())) {
            asked.clear();
            String wrong = prefix + ApiKeySecret.fresh().reveal().substring(prefix.length());
            assertThat(checks.check(wrong)).isEmpty();
            assertThat(asked).containsExactly(prefix);
        }
        assertThat(used).isEmpty();
    }

    @Test
    void what_is_no_key_is_refused_at_once() {
        assertThat(checks.check("sojourn_")).isEmpty();
        assertThat(checks.check("")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_copy_keeps_what_a_check_needs() {
        ApiKeyRepository.Stored service = new ApiKeyRepository.Stored(
                ApiKeyId.next(), new byte[] {1, 2}, new KeyHolder.Service("robot"), NOW.plusNanos(1_000), NOW);

        ApiKeyCopy copy = ApiKeyCopy.of(service);

        assertThat(copy.keyId()).isEqualTo(service.id());
        assertThat(copy.holder()).isEqualTo(service.holder());
        assertThat(copy.expiry()).contains(NOW.plusNanos(1_000));
    }

    @Test
    void only_a_copy_that_is_far_from_its_expiry_counts() {
        assertThat(isFar(null, Optional.empty())).isTrue();
        assertThat(isFar(NOW.plusSeconds(31), Optional.of(NOW))).isTrue();
        assertThat(isFar(NOW.plusSeconds(30), Optional.of(NOW))).isFalse();
        assertThat(isFar(NOW.minusSeconds(1), Optional.of(NOW))).isFalse();
        assertThat(isFar(NOW.plusSeconds(31), Optional.empty()))
                .as("as long as the database's clock is not known")
                .isFalse();
    }

    private static boolean isFar(Instant expiry, Optional<Instant> now) {
        return ApiKeyCopies.isFar(
                ApiKeyCopy.of(new ApiKeyRepository.Stored(ApiKeyId.next(), new byte[32], ALICE, expiry, NOW)), now);
    }

    private ApiKeyRepository.Stored store(ApiKeySecret secret) {
        ApiKeyRepository.Stored key =
                new ApiKeyRepository.Stored(ApiKeyId.next(), hashing.hash(secret), ALICE, null, NOW);
        stored.put(secret.prefix(), key);
        return key;
    }
}
