package sojourn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import sojourn.settings.GivenSettings;
import sojourn.settings.SettingRefused;

class SchemaSettingsTest {

    @Test
    void without_a_setting_the_schema_belongs_to_the_user_of_the_data_source() {
        assertThat(new SchemaSettings(GivenSettings.reader()).owner()).isEmpty();
    }

    @Test
    void the_owner_has_a_name_and_a_password_that_is_not_told() {
        assertThat(new SchemaSettings(
                                GivenSettings.reader(SchemaSettings.USER, "owner", SchemaSettings.PASSWORD, "hush"))
                        .owner())
                .hasValueSatisfying(owner -> {
                    assertThat(owner.user()).isEqualTo("owner");
                    assertThat(owner.password()).isEqualTo("hush");
                    assertThat(owner).hasToString("owner");
                });
    }

    @Test
    void one_without_the_other_is_refused() {
        for (String given : new String[] {SchemaSettings.USER, SchemaSettings.PASSWORD}) {
            assertThatExceptionOfType(SettingRefused.class)
                    .isThrownBy(() -> new SchemaSettings(GivenSettings.reader(given, "hush")))
                    .withMessageContaining(SchemaSettings.USER)
                    .withMessageContaining(SchemaSettings.PASSWORD)
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hush"));
        }
    }
}
