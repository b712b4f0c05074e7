package sojourn.fuzz;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a JSON value as a text in which one place, by chance, is not as it should be. */
final class JsonDamage {

    private final Dice dice;
    /** Counts places down to the one that is damaged. */
    private int left;

    private JsonDamage(Dice dice, int place) {
        this.dice = dice;
        this.left = place;
    }

    static String of(JsonValue value, Dice dice) {
        return new JsonDamage(dice, dice.below(places(value))).write(value);
    }

    private static int places(JsonValue value) {
        int below = 0;
        if (value instanceof JsonObject object) {
            below = object.values().stream().mapToInt(JsonDamage::places).sum();
        } else if (value instanceof JsonArray array) {
            below = array.stream().mapToInt(JsonDamage::places).sum();
        }
        return 1 + below;
    }

    private String write(JsonValue value) {
        if (left-- == 0) {
            return damaged(value);
        }
        if (value instanceof JsonObject object) {
            return "{"
                    + object.entrySet().stream()
                            .map(member -> "\"" + member.getKey() + "\":" + write(member.getValue()))
                            .collect(Collectors.joining(","))
                    + "}";
        }
        if (value instanceof JsonArray array) {
            return "[" + array.stream().map(this::write).collect(Collectors.joining(",")) + "]";
        }
        return plain(value);
    }

    private String damaged(JsonValue value) {
        if (value instanceof JsonObject object && !dice.oneIn(3)) {
            return damaged(object);
        }
        if (value instanceof JsonArray array && !dice.oneIn(2)) {
            return damaged(array);
        }
        return dice.pick(NastyJson.VALUES);
    }

    private String damaged(JsonObject object) {
        List<String> members = object.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + plain(member.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        int which = members.isEmpty() ? 0 : dice.below(members.size());
        switch (dice.below(5)) {
            case 0 -> members.add(dice.pick(NastyJson.MEMBERS));
            case 1 -> members.add(0, dice.pick(NastyJson.MEMBERS));
            case 2 -> {
                if (!members.isEmpty()) {
                    members.add(members.get(which));
                }
            }
            case 3 -> {
                if (!members.isEmpty()) {
                    members.remove(which);
                }
            }
            default -> {
                return "[" + plain(object) + "]";
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private String damaged(JsonArray array) {
        List<String> items = array.stream().map(JsonDamage::plain).toList();
        if (items.isEmpty()) {
            return "[" + dice.pick(NastyJson.VALUES) + "]";
        }
        return switch (dice.below(4)) {
            case 0 -> "[]";
            case 1 -> "[" + String.join(",", items) + "," + items.get(dice.below(items.size())) + "]";
            case 2 -> "[" + (items.get(0) + ",").repeat(dice.pick(List.of(100, 501, 1_001))) + items.get(0) + "]";
            default -> items.get(0);
        };
    }

    private static String plain(JsonValue value) {
        return NastyJson.utf8(value.toString());
    }
}
