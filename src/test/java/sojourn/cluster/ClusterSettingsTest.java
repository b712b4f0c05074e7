package sojourn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class ClusterSettingsTest {

    private static final String KEY = "pGMnAkDPHLGqDeadBeefDeadBeefDeadBeefDeadBe8=";

    @Test
    void without_a_name_there_is_no_network_and_nothing_listens_but_on_this_machine() {
        ClusterSettings settings = new ClusterSettings(GivenSettings.reader());

        assertThat(settings.name()).isEmpty();
        assertThat(settings.key()).isEmpty();
        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.bindPort()).isEqualTo(7800);
        assertThat(settings.ports()).isEqualTo(20);
        assertThat(settings.nodeName()).isNotEmpty();
    }

    @Test
    void every_key_counts() {
        ClusterSettings settings = new ClusterSettings(GivenSettings.reader(
                "session.cluster.name", "shop",
                "session.cluster.node-name", "shop-1",
                "session.cluster.bind-address", "10.0.0.1",
                "session.cluster.bind-port", "9000",
                "session.cluster.ports", "1",
                "session.cluster.key", KEY));

        assertThat(settings.name()).contains("shop");
        assertThat(settings.nodeName()).isEqualTo("shop-1");
        assertThat(settings.bindAddress()).isEqualTo("10.0.0.1");
        assertThat(settings.bindPort()).isEqualTo(9000);
        assertThat(settings.ports()).isEqualTo(1);
        assertThat(settings.key()).hasValueSatisfying(key -> {
            assertThat(key.getAlgorithm()).isEqualTo("AES");
            assertThat(key.getEncoded()).hasSize(32);
        });
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "session.cluster.bind-port, 0",
        "session.cluster.bind-port, 65001",
        "session.cluster.ports, 0",
        "session.cluster.ports, many",
    })
    void nonsense_is_refused_with_its_key_and_value(String key, String value) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new ClusterSettings(GivenSettings.reader(key, value)))
                .withMessageContaining(key)
                .withMessageContaining(value)
                .withMessageContaining("must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2VjcmV0", "not in Base64, but long enough to be thought one"})
    void a_weak_key_is_refused_and_not_told(String key) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> new ClusterSettings(GivenSettings.reader("session.cluster.key", key)))
                .withMessageContaining("session.cluster.key")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(key));
    }
}
