package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.fuzz.Operation;
import sojourn.system.Permissions.Role;

/**
 * Every endpoint that the resources' annotations name, asked by everybody who may come: who is not let in changes nothing,
 * is told nothing, and does not even keep a session alive.
 *
 * <p>{@link Permissions} says who may do what. A new endpoint is here as soon as it is there.
 */
@ExtendWith(GuardedServer.class)
class AuthorizationMatrixIT {

    private static final List<Endpoint> ENDPOINTS = Endpoint.of(ServerUnderTest.war());

    private static OwnServer server;
    private static Visitors visitors;
    private static List<Operation> documented;

    /** What went otherwise than it should. */
    private final List<String> deviations = new ArrayList<>();

    private static Connection connection;
    private static String query;

    @BeforeAll
    static void begin() throws Exception {
        server = GuardedServer.get();
        visitors = new Visitors(server, GuardedServer.signer());
        documented = Operation.of(server.nobody()
                .at(URI.create(server.base() + "/openapi?format=JSON"))
                .json());
        connection = server.database().connect();
        query = Stored.query(connection);
    }

    @AfterAll
    static void end() throws Exception {
        connection.close();
    }

    @Test
    void whoever_may_not_is_refused_and_nothing_has_changed_and_whoever_may_is_served() {
        String owner = "owner-" + UUID.randomUUID();
        Belongings users = Belongings.make(owner, server.user(owner), visitors.admin());
        String secret = visitors.secret();
        Belongings nobodys = ofNobody(secret, collection -> true);
        List<Knock> cases = cases(users, nobodys, secret);
        String marker = server.user("marker").open();
        awaitTouches(marker);

        Stored before = stored(marker);
        for (Knock each : cases) {
            if (each.isRefused()) {
                before = ask(each, before, stored -> stored.without(marker));
            }
        }
        // A use of a session is written with the next batch, if it was noted at all.
        awaitTouches(marker);
        String touched = before.difference(stored(marker));
        if (!touched.isEmpty()) {
            deviations.add("some refused request was a use of a session: " + touched);
        }
        for (Knock each : cases) {
            if (!each.isRefused() && !each.isServedWithTheirs()) {
                List<String> ids = each.theirs().ids();
                ask(each, stored(marker).with(ids), stored -> stored.with(ids));
            }
        }
        withHeads().forEach(this::serveOwners);

        assertThat(ENDPOINTS).hasSizeGreaterThan(40);
        assertNoDeviations();
    }

    /** Everybody at every door, but for those who get what they ask for: they need something new each time. */
    private static List<Knock> cases(Belongings users, Belongings nobodys, String secret) {
        List<Knock> cases = new ArrayList<>();
        SessionsApi owner = server.user(users.owner());
        List<Visitor> ofUser = Stream.of(
                        visitors.unauthenticated(users.owner()),
                        visitors.withTwo(users.owner()),
                        visitors.strangers(users),
                        List.of(
                                new Visitor("the owner", Role.OWNER, owner),
                                new Visitor("the owner's key", Role.OWNER, visitors.byKey("userId", users.owner())),
                                new Visitor(
                                        "the owner's cookie, sent by a page of others",
                                        Role.OWNER_ELSEWHERE,
                                        visitors.byCookie(users.owner()))))
                .flatMap(List::stream)
                .toList();
        List<Visitor> ofNobody = Stream.of(
                        visitors.strangers(nobodys),
                        List.of(
                                new Visitor("the session's secret", Role.HOLDER, visitors.bySecret(secret)),
                                new Visitor(
                                        "a token and the session's secret",
                                        Role.SECRET_BESIDE,
                                        server.user("adopter").with("X-Session-Token", secret))))
                .flatMap(List::stream)
                .toList();
        withHeads().forEach(endpoint -> {
            ofUser.forEach(visitor -> cases.add(new Knock(endpoint, visitor, users)));
            if (!endpoint.parameters().isEmpty()) {
                ofNobody.forEach(visitor -> cases.add(new Knock(endpoint, visitor, nobodys)));
            }
        });
        return cases;
    }

    /** Lets everybody do what they may, each time with something of their own. */
    private void serveOwners(Endpoint endpoint) {
        String user = "owner-" + UUID.randomUUID();
        serve(endpoint, new Visitor("the owner", Role.OWNER, server.user(user)), () -> ofUser(user, endpoint));
        String other = "owner-" + UUID.randomUUID();
        serve(
                endpoint,
                new Visitor("the owner's key", Role.OWNER, visitors.byKey("userId", other)),
                () -> ofUser(other, endpoint));
        String secret = visitors.secret();
        serve(
                endpoint,
                new Visitor("the session's secret", Role.HOLDER, visitors.bySecret(secret)),
                () -> ofNobody(secret, endpoint.path()::contains));
        String given = visitors.secret();
        SessionsApi adopter = server.user("adopter-" + UUID.randomUUID());
        serve(
                endpoint,
                new Visitor(
                        "a token and the session's secret", Role.SECRET_BESIDE, adopter.with("X-Session-Token", given)),
                () -> ofNobody(given, endpoint.path()::contains));
        serve(
                endpoint,
                new Visitor("an administrator", Role.ADMINISTRATOR, visitors.admin()),
                () -> ofUser("owner-" + UUID.randomUUID(), endpoint));
    }

    private void serve(Endpoint endpoint, Visitor visitor, Supplier<Belongings> theirs) {
        if (Permissions.isServedWithTheirs(endpoint, visitor.role())) {
            check(new Knock(endpoint, visitor, theirs.get()));
        }
    }

    private static Belongings ofUser(String name, Endpoint endpoint) {
        return Belongings.make(name, server.user(name), visitors.admin(), endpoint);
    }

    private static Belongings ofNobody(String secret, Predicate<String> wanted) {
        SessionsApi holder = visitors.bySecret(secret);
        String session = holder.get("/session").text("id");
        return Belongings.of("", session, holder, visitors.admin(), wanted);
    }

    private static List<Endpoint> withHeads() {
        return ENDPOINTS.stream()
                .flatMap(endpoint ->
                        endpoint.method().equals("GET") ? Stream.of(endpoint, endpoint.head()) : Stream.of(endpoint))
                .toList();
    }

    /** Makes a request that must leave some rows as they were, and answers what they are. */
    private Stored ask(Knock each, Stored before, UnaryOperator<Stored> watched) {
        check(each);
        Stored after = watched.apply(Stored.read(connection, query));
        String difference = before.difference(after);
        if (!difference.isEmpty()) {
            deviations.add(each + " changed something: " + difference);
        }
        return after;
    }

    private void check(Knock each) {
        Answer answer = each.send(documented);
        int expected = each.expected();
        if (answer.status() != expected) {
            deviations.add(each + " is answered " + answer.status() + " instead of " + expected + ": "
                    + answer.response().body());
        }
        boolean told = (answer.response().body() + answer.response().headers().map()).contains(Belongings.CANARY);
        if (told && each.mustNotBeTold()) {
            deviations.add(each + " is told what is not its own: " + answer);
        }
    }

    private void assertNoDeviations() {
        try {
            Files.write(ServerUnderTest.folder().resolve("authorization.txt"), deviations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!deviations.isEmpty()) {
            fail(deviations.size() + " deviations:\n" + String.join("\n", deviations));
        }
    }

    /** Waits until all uses that were noted so far are written: those of a session that is nobody else's come with them. */
    private static void awaitTouches(String marker) {
        SessionsApi api = server.user("marker");
        String activity = "select last_activity from session_activity where session_id = '" + marker + "'";
        String before = server.text(activity);
        Eventually.get(
                () -> {
                    api.get("/sessions/" + marker);
                    return server.text(activity);
                },
                now -> !now.equals(before));
    }

    private static Stored stored(String marker) {
        return Stored.read(connection, query).without(marker);
    }
}
