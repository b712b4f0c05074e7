package sojourn.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dialogues from a text file with one JSON object a line.
 *
 * <p>The whole file is read and checked before anything is played, so that a bad line at its end does not leave half a
 * replay behind. Fields that the replay does not use are skipped.
 */
final class DialogueFile {
    private static final String OWN = "dialogues.ndjson";

    private final String name;
    private final Map<String, Integer> linesById = new HashMap<>();
    private final List<Dialogue> dialogues = new ArrayList<>();
    private int line;

    private DialogueFile(String name) {
        this.name = name;
    }

    static List<Dialogue> read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new ReplayFailure("There is no file " + file + ": give the path of one with -Dfile=<path>.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(name, stream);
        } catch (IOException e) {
            throw new ReplayFailure("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The few dialogues that come with the project. */
    static List<Dialogue> own() {
        try (InputStream stream = DialogueFile.class.getResourceAsStream(OWN)) {
            if (stream == null) {
                throw new ReplayFailure("The project's own dialogues are not built: run `mvn test-compile` first.");
            }
            return read(OWN, stream);
        } catch (IOException e) {
            throw new ReplayFailure("The project's own dialogues cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static List<Dialogue> read(String name, InputStream stream) throws IOException {
        return new DialogueFile(name).readAll(stream);
    }

    private List<Dialogue> readAll(InputStream stream) throws IOException {
        // ISO 8859-1 carries every byte unchanged: the lines are cut without decoding them, and the JSON parser sees
        // UTF-8.
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1));
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
                dialogues.add(dialogue(text.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        if (dialogues.isEmpty()) {
            throw new ReplayFailure(name + " has no dialogues.");
        }
        return dialogues;
    }

    private Dialogue dialogue(byte[] json) {
        if (!(parse(json) instanceof Map<?, ?> fields)) {
            throw wrong("is not a JSON object");
        }
        if (!(fields.get("id") instanceof String id) || id.isBlank()) {
            throw wrong("has no `id`");
        }
        Integer earlier = linesById.putIfAbsent(id, line);
        if (earlier != null) {
            throw wrong("has the id " + id + ", which line " + earlier + " has already");
        }
        if (!(fields.get("turns") instanceof List<?> list) || list.isEmpty()) {
            throw wrong("has no `turns`");
        }
        List<Dialogue.Turn> turns = new ArrayList<>(list.size());
        for (Object item : list) {
            turns.add(turn(item, "turn " + (turns.size() + 1)));
        }
        return new Dialogue(id, List.copyOf(turns), orders(fields.get("orders"), turns.size()));
    }

    /** A dialogue without the field orders nothing. */
    private List<Dialogue.Order> orders(@Nullable Object read, int turns) {
        if (read == null) {
            return List.of();
        }
        if (!(read instanceof List<?> list)) {
            throw wrong("has `orders` that are no list");
        }
        List<Dialogue.Order> orders = new ArrayList<>(list.size());
        for (Object item : list) {
            orders.add(order(item, "order " + (orders.size() + 1), turns));
        }
        orders.sort(Comparator.comparingInt(Dialogue.Order::turn));
        return List.copyOf(orders);
    }

    private Dialogue.Order order(@Nullable Object item, String which, int turns) {
        if (!(item instanceof Map<?, ?> fields)) {
            throw wrong("has an " + which + " that is not an object");
        }
        if (!(fields.get("service") instanceof String service) || !(fields.get("method") instanceof String method)) {
            throw wrong("has an " + which + " without `service` and `method`");
        }
        if (!(fields.get("parameters") instanceof Map<?, ?> parameters)) {
            throw wrong("has an " + which + " without `parameters`");
        }
        int turn = fields.get("turn") instanceof BigDecimal number && number.scale() == 0 && number.precision() < 10
                ? number.intValue()
                : -1;
        if (turn < 0 || turn >= turns) {
            throw wrong("has an " + which + " whose `turn` is none of the dialogue's");
        }
        return new Dialogue.Order(service + "." + method, Json.object(parameters), turn);
    }

    private Dialogue.Turn turn(@Nullable Object item, String which) {
        if (!(item instanceof Map<?, ?> fields)) {
            throw wrong("has a " + which + " that is not an object");
        }
        Object role = fields.get("role");
        boolean user = "user".equals(role);
        if (!user && !"assistant".equals(role)) {
            throw wrong("has a " + which + " whose `role` is neither `user` nor `assistant`");
        }
        if (!(fields.get("text") instanceof String text)) {
            throw wrong("has a " + which + " without `text`");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw wrong("has a " + which + " whose `text` contains half a character (a lone surrogate)");
        }
        if (!user) {
            return new Dialogue.Turn("assistant", text, null);
        }
        if (!(fields.get("state") instanceof Map<?, ?> state)) {
            throw wrong("has a " + which + " of the user without `state`");
        }
        return new Dialogue.Turn("user", text, Json.object(state));
    }

    private @Nullable Object parse(byte[] json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            String column =
                    e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            throw wrong("is not valid JSON" + column, e);
        } catch (IOException e) {
            throw wrong("is not valid JSON in UTF-8", e);
        }
    }

    private ReplayFailure wrong(String what) {
        return new ReplayFailure(name + ", line " + line + " " + what + ".");
    }

    private ReplayFailure wrong(String what, Throwable cause) {
        return new ReplayFailure(name + ", line " + line + " " + what + ".", cause);
    }
}
