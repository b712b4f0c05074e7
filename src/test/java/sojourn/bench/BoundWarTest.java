package sojourn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BoundWarTest {

    @Test
    void nothing_but_the_filter_that_binds_is_left_out() throws IOException {
        String webXml = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));

        String unbound = BoundWar.withoutBinding(webXml);

        assertThat(unbound).doesNotContain("binding").contains("<filter-name>caller</filter-name>", "<error-page>");
        assertThat(count("<filter>", unbound)).isEqualTo(count("<filter>", webXml) - 1);
        assertThat(count("<filter-mapping>", unbound)).isEqualTo(count("<filter-mapping>", webXml) - 1);
    }

    @Test
    void a_web_xml_without_it_cannot_be_compared() {
        assertThatThrownBy(() -> BoundWar.withoutBinding("<web-app/>"))
                .hasMessage("web.xml has not one filter \"binding\" with one mapping");
    }

    private static int count(String element, String webXml) {
        return webXml.split(element, -1).length - 1;
    }
}
