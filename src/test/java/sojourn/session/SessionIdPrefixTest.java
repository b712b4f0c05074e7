package sojourn.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beginning of an id is that of all ids between two. */
class SessionIdPrefixTest {

    private static final String ID = "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55";

    @Test
    void a_beginning_is_that_of_all_ids_that_have_it() {
        assertThat(SessionIdPrefix.parse("019AADCD-3"))
                .contains(new SessionIdPrefix(
                        UUID.fromString("019aadcd-3000-0000-0000-000000000000"),
                        UUID.fromString("019aadcd-3fff-ffff-ffff-ffffffffffff")));
    }

    @Test
    void a_whole_id_is_its_own_beginning() {
        UUID id = UUID.fromString(ID);

        assertThat(SessionIdPrefix.parse(ID)).contains(new SessionIdPrefix(id, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "019aadc",
                "019aadcd3",
                "019aadcg",
                "019aadcd_",
                "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e550",
                "%19aadcd",
                "019aadcd-3d7e-"
            })
    void a_dash_stands_where_an_id_has_one(String text) {
        assertThat(SessionIdPrefix.parse(text).isPresent()).isEqualTo(text.equals("019aadcd-3d7e-"));
    }
}
