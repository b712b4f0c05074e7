package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page to browse and try the API comes whole from the server, and knows where the API's document is. */
@ExtendWith(ArquillianExtension.class)
class BrowsePageIT {

    private static final Pattern TAG = Pattern.compile("<(?:script|link)\\b[^>]*>");
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern DOCUMENT = Pattern.compile("\\burl: \"([^\"]+)\"");

    private static final Map<String, String> CONTENT_TYPES =
            Map.of("js", "application/javascript", "css", "text/css", "png", "image/png");

    @ArquillianResource
    private URI base;

    private SessionsApi api;
    private URI page;
    private String html;

    @BeforeEach
    void read() {
        api = SessionsApi.stranger(base);
        page = base.resolve("/browse/");
        html = api.at(page).response().body();
    }

    @Test
    void the_page_is_html() {
        Answer answer = api.at(page);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void every_file_of_the_page_is_there() {
        assertThat(files()).isNotEmpty().allSatisfy(file -> {
            Answer answer = api.at(page.resolve(file));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .startsWith(CONTENT_TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
        });
    }

    @Test
    void the_page_has_no_script_of_its_own_and_no_file_of_another_server() {
        assertThat(tags()).isNotEmpty().allSatisfy(tag -> assertThat(tag).containsPattern(FILE));
        assertThat(files()).allSatisfy(file -> assertThat(file).doesNotContain("//", ":"));
    }

    @Test
    void its_initializer_names_the_api_document_and_keeps_no_token() {
        String initializer = api.at(page.resolve("browse.js")).response().body();
        assertThat(files()).contains("browse.js");
        assertThat(initializer).contains("persistAuthorization: false");

        List<String> addresses = groups(DOCUMENT, initializer);

        assertThat(addresses)
                .singleElement()
                .satisfies(address ->
                        assertThat(api.at(page.resolve(address)).json()).containsKeys("openapi", "paths"));
    }

    private List<String> files() {
        return tags().stream().flatMap(tag -> groups(FILE, tag).stream()).toList();
    }

    private List<String> tags() {
        return TAG.matcher(html).results().map(MatchResult::group).toList();
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
