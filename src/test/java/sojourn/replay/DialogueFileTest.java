package sojourn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueFileTest {
    private static final String GOOD =
            "{\"id\":\"a\",\"turns\":[{\"role\":\"user\",\"text\":\"hé 🥨\",\"state\":{}}]}\n";

    @Test
    void reads_texts_roles_and_states_and_skips_what_it_does_not_use() throws IOException {
        List<Dialogue> read = read("{\"services\":[1],\"id\":\"a\",\"turns\":["
                + "{\"role\":\"user\",\"text\":\"hé 🥨\\n\",\"state\":{\"n\":1.50}},"
                + "{\"role\":\"assistant\",\"text\":\"\u2028\",\"calls\":[]}],\"orders\":[]}\n\n");

        assertThat(read).hasSize(1);
        assertThat(read.get(0).turns()).extracting(Dialogue.Turn::text).containsExactly("hé 🥨\n", "\u2028");
        assertThat(read.get(0).turns()).extracting(Dialogue.Turn::role).containsExactly("user", "assistant");
        assertThat(read.get(0).lastState()).isEqualTo(Json.read("{\"n\":15e-1}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void orders_are_made_behind_their_turns_in_the_order_of_the_file() throws IOException {
        Dialogue read =
                read("{\"id\":\"a\",\"turns\":[{\"role\":\"assistant\",\"text\":\"\"},{\"role\":\"assistant\",\"text\":\"\"}],"
                                + "\"orders\":[{\"service\":\"s\",\"method\":\"late\",\"parameters\":{\"n\":1.50},\"turn\":1},"
                                + "{\"service\":\"s\",\"method\":\"b\",\"parameters\":{},\"turn\":0},"
                                + "{\"service\":\"s\",\"method\":\"a\",\"parameters\":{},\"turn\":0}]}")
                        .get(0);

        assertThat(read.orders()).extracting(Dialogue.Order::name).containsExactly("s.b", "s.a", "s.late");
        assertThat(read.ordersBehind(0)).extracting(Dialogue.Order::name).containsExactly("s.b", "s.a");
        assertThat(read.ordersBehind(1).get(0).item())
                .isEqualTo(
                        Json.read("{\"name\":\"s.late\",\"quantity\":1,\"unitPrice\":null,\"attributes\":{\"n\":1.5}}"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_last_state_replaces_all_before_it() throws IOException {
        List<Dialogue> read = read("{\"id\":\"a\",\"turns\":[{\"role\":\"user\",\"text\":\"\",\"state\":{\"n\":1}},"
                + "{\"role\":\"user\",\"text\":\"\",\"state\":{}},{\"role\":\"assistant\",\"text\":\"\"}]}");

        assertThat(read.get(0).lastState()).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"id":                                                                     | is not valid JSON (column 7).
            {} {}                                                                      | is not valid JSON in UTF-8.
            []                                                                         | is not a JSON object.
            {"turns":[]}                                                               | has no `id`.
            {"id":"a","turns":[]}                                                      | has the id a, which line 1 has already.
            {"id":"b"}                                                                 | has no `turns`.
            {"id":"b","turns":[7]}                                                     | has a turn 1 that is not an object.
            {"id":"b","turns":[{"role":"tool","text":"x"}]}                            | has a turn 1 whose `role` is neither `user` nor `assistant`.
            {"id":"b","turns":[{"role":"assistant"}]}                                  | has a turn 1 without `text`.
            {"id":"b","turns":[{"role":"assistant","text":"\\ud83e"}]}                 | has a turn 1 whose `text` contains half a character (a lone surrogate).
            {"id":"b","turns":[{"role":"user","text":"x"}]}                            | has a turn 1 of the user without `state`.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":{}}           | has `orders` that are no list.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[1]}          | has an order 1 that is not an object.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[{"service":"s"}]} | has an order 1 without `service` and `method`.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[{"service":"s","method":"m","parameters":[]}]} | has an order 1 without `parameters`.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[{"service":"s","method":"m","parameters":{}}]} | has an order 1 whose `turn` is none of the dialogue's.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[{"service":"s","method":"m","parameters":{},"turn":1}]} | has an order 1 whose `turn` is none of the dialogue's.
            {"id":"b","turns":[{"role":"assistant","text":"x"}],"orders":[{"service":"s","method":"m","parameters":{},"turn":0.5}]} | has an order 1 whose `turn` is none of the dialogue's.
            {"id":"b","turns":[{"role":"user","text":"x","state":{"a":1,"a":2}}]}      | is not valid JSON (column 64).
            """)
    void refuses_a_malformed_line_with_its_number(String line, String problem) {
        assertThatThrownBy(() -> read(GOOD + line))
                .isInstanceOf(ReplayFailure.class)
                .hasMessage("test.ndjson, line 2 " + problem);
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> DialogueFile.read("test.ndjson", new ByteArrayInputStream(bytes)))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageStartingWith("test.ndjson, line 1 is not valid JSON");
    }

    @Test
    void refuses_an_empty_file_and_a_missing_one() {
        assertThatThrownBy(() -> read("\n"))
                .isInstanceOf(ReplayFailure.class)
                .hasMessage("test.ndjson has no dialogues.");
        assertThatThrownBy(() -> DialogueFile.read(Path.of("nowhere.ndjson")))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageContaining("There is no file nowhere.ndjson");
    }

    @Test
    void the_projects_own_dialogues_have_what_is_easily_broken() {
        List<Dialogue> own = DialogueFile.own();

        assertThat(own).hasSizeBetween(5, 10);
        assertThat(own).anyMatch(dialogue -> dialogue.lastState().isEmpty());
        String texts = String.join(
                "",
                own.stream()
                        .flatMap(dialogue -> dialogue.turns().stream())
                        .map(Dialogue.Turn::text)
                        .toList());
        assertThat(texts).contains("\"", "\\", "\n", "\r\n", "\t", "🥨", "も", "é");
        assertThat(own).anyMatch(dialogue -> dialogue.orders().isEmpty());
        assertThat(own)
                .anyMatch(dialogue -> dialogue.orders().size()
                        > dialogue.orders().stream()
                                .map(Dialogue.Order::item)
                                .distinct()
                                .count());
        assertThat(own.stream().flatMap(dialogue -> dialogue.turns().stream()))
                .anyMatch(turn -> turn.text().length() > 3000);
    }

    private static List<Dialogue> read(String text) throws IOException {
        return DialogueFile.read("test.ndjson", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
