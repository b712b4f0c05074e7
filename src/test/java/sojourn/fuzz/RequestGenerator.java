package sojourn.fuzz;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sojourn.fuzz.WireRequest.Header;

/** Makes requests: what the API's document offers, mostly with something done to it. */
final class RequestGenerator {

    /** Of so many one is sent as it is: what it does is what the others meet. */
    private static final int UNHARMED = 8;

    private static final int MOST_MUTATIONS = 3;

    private static final List<String> QUERY_VALUES = List.of("0", "1", "5", "200");

    private final List<Operation> operations;

    RequestGenerator(List<Operation> operations) {
        this.operations = operations;
    }

    /** The request of a number, the same for the same seed. */
    WireRequest request(long seed, long number) {
        Dice dice = new Dice(seed, number);
        WireRequest request = valid(dice.pick(operations), dice);
        if (dice.oneIn(UNHARMED)) {
            return request;
        }
        for (int left = 1 + dice.below(MOST_MUTATIONS); left > 0; left--) {
            request = Mutation.chosen(Mutations.ALL, request, dice).apply(request, dice);
        }
        return request;
    }

    private static WireRequest valid(Operation operation, Dice dice) {
        Caller caller = caller(operation, dice);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", "127.0.0.1"));
        headers.addAll(caller.credentials());
        String body = "";
        if (!operation.bodies().isEmpty()) {
            Map.Entry<String, JsonValue> example =
                    dice.pick(List.copyOf(operation.bodies().entrySet()));
            headers.add(new Header("Content-Type", example.getKey()));
            body = NastyJson.utf8(example.getValue().toString())
                    .replaceAll(
                            "\"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\"",
                            "\"\\${" + caller.owner() + ".session}\"");
        }
        if (dice.oneIn(10)) {
            headers.add(new Header("If-Match", dice.pick(List.of("*", "\"0\"", "\"1\""))));
        }
        if (dice.oneIn(8)) {
            headers.add(new Header("Idempotency-Key", "key-" + dice.below(50)));
        }
        return WireRequest.of(
                operation.method(), path(operation, caller.owner()) + query(operation, dice), headers, body);
    }

    /** The right one most of the time. */
    private static Caller caller(Operation operation, Dice dice) {
        Caller user = new Caller("user", List.of(new Header("Authorization", "Bearer ${user.token}")));
        Caller admin = new Caller("user", List.of(new Header("Authorization", "Bearer ${admin.token}")));
        if (operation.path().startsWith("/api/admin/")) {
            return dice.oneIn(12) ? user : admin;
        }
        if (operation.path().endsWith("/adopt")) {
            return new Caller(
                    "nobody",
                    Stream.concat(
                                    user.credentials().stream(),
                                    Stream.of(new Header("X-Session-Token", "${nobody.secret}")))
                            .toList());
        }
        Caller nobody = new Caller("nobody", List.of(new Header("X-Session-Token", "${nobody.secret}")));
        return switch (dice.below(14)) {
            case 0, 1 -> new Caller("user", List.of(new Header("X-Api-Key", "${user.key}")));
            case 2 -> new Caller("user", List.of(new Header("X-Api-Key", "${service.key}")));
            case 3, 4, 5 -> nobody;
            case 6 -> new Caller("user", List.of());
            case 7 -> new Caller("user", List.of(new Header("Authorization", "Bearer ${other.token}")));
            case 8 -> admin;
            default -> user;
        };
    }

    private static String path(Operation operation, String owner) {
        return operation
                .path()
                .replaceFirst("/orders/\\{id}", "/orders/\\${" + owner + ".order}")
                .replaceFirst("/sessions/\\{id}", "/sessions/\\${" + owner + ".session}")
                .replaceFirst("/failed-ends/\\{id}", "/failed-ends/\\${" + owner + ".session}")
                .replaceFirst("/accounts/\\{id}", "/accounts/\\${spare.account}")
                .replaceFirst("/api-keys/\\{id}", "/api-keys/\\${spare.key}")
                .replaceFirst("/users/\\{userId}", "/users/\\${other.name}")
                .replaceFirst("\\{conversationId}", "\\${" + owner + ".conversation}")
                .replaceFirst("\\{exportId}", "\\${" + owner + ".export}");
    }

    private static String query(Operation operation, Dice dice) {
        List<String> given = operation.query().stream()
                .filter(name -> dice.oneIn(3))
                .map(name -> name + "=" + dice.pick(QUERY_VALUES))
                .toList();
        return given.isEmpty() ? "" : "?" + String.join("&", given);
    }

    /** @param owner in whose name the ids are that fit the credentials */
    private record Caller(String owner, List<Header> credentials) {}
}
