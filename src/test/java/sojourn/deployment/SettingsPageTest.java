package sojourn.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for operators has every setting that is read when the WAR is deployed. */
class SettingsPageTest {

    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z-]+)+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|(.*)\\|$");

    @Test
    void the_table_of_settings_has_each_of_them_once_and_no_other() throws Exception {
        assertThat(rows()).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void every_row_has_a_default_a_meaning_and_what_a_change_does() throws Exception {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.group(2).split("\\|", -1))
                        .as(row.group(1))
                        .hasSize(3)
                        .satisfies(cells -> assertThat(cells[1]).isNotBlank()));
    }

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(Path.of("docs", "operations.md"));
        int start = page.indexOf("\n## Every setting\n");
        assertThat(start).as("the page has such a heading").isPositive();
        return ROW.matcher(page.substring(start, page.indexOf("\n## ", start + 1)))
                .results()
                .filter(row -> KEY.matcher(row.group(1)).matches())
                .toList();
    }

    /** Each settings class has its keys as constants. */
    private static List<String> keys() throws IllegalAccessException {
        List<String> keys = new ArrayList<>();
        for (var provider : Settings.class.getDeclaredConstructors()[0].getGenericParameterTypes()) {
            Class<?> settings = (Class<?>) ((ParameterizedType) provider).getActualTypeArguments()[0];
            for (Field field : settings.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String value = (String) field.get(null);
                    if (KEY.matcher(value).matches()) {
                        keys.add(value);
                    }
                }
            }
        }
        return keys;
    }
}
