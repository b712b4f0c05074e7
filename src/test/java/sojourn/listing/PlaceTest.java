package sojourn.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private static final String ID = "019aadcd-3d7e-7c3a-9a41-0f2b6c1d8e55";

    @Test
    void a_place_is_read_as_it_was_written() {
        Place place = new Place(Instant.parse("2026-01-02T03:04:05.678901Z"), UUID.fromString(ID));

        assertThat(Place.read(place.text())).contains(place);
        assertThat(place.text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05Z/",
                "2026-01-02T03:04:05Z/1-1-1-1-1",
                "yesterday/" + ID,
                "1969-12-31T23:59:59Z/" + ID,
                "+10000-01-01T00:00:00Z/" + ID,
                "2026-01-02T03:04:05Z/" + ID + "/"
            })
    void what_this_server_never_gave_out_is_no_place(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(Place.read(encoded)).isEmpty();
        assertThat(Place.read(text)).isEmpty();
    }
}
