package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's accounts, as administrators make, change and delete them over REST, and as the console holds to it. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    private static final String PASSWORD = "correct-horse-battery";
    private static final String OTHER_PASSWORD = "wrong-donkey-charger";

    @ArquillianResource
    private URI base;

    private String administrator;
    private SessionsApi admin;
    private String name;

    @BeforeEach
    void anAdministrator() {
        administrator = "admin-" + UUID.randomUUID();
        admin = SessionsApi.of(base, administrator, "admin");
        name = "account-" + UUID.randomUUID();
    }

    @Test
    void an_account_is_made_listed_changed_and_deleted_and_each_act_is_in_the_audit() {
        // The last administrator would have to stay one.
        admin.post("/admin/accounts", account("other " + name, PASSWORD, "admin"));
        Answer made = admin.post("/admin/accounts", account(name, PASSWORD, "auditor"));
        String id = made.text("id");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/admin/accounts/" + id);
        assertThat(made.json().keySet()).containsExactlyInAnyOrder("id", "name", "role", "createdAt");
        assertThat(admin.get("/admin/accounts?take=1").list("items").get(0)).isEqualTo(made.json());

        Answer changed = admin.put("/admin/accounts/" + id, "{\"role\":\"admin\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("role")).isEqualTo("admin");
        admin.put("/admin/accounts/" + id, "{\"role\":\"auditor\",\"password\":\"" + OTHER_PASSWORD + "\"}");
        admin.put("/admin/accounts/" + id, "{\"password\":\"" + PASSWORD + "\"}");
        assertThat(admin.put("/admin/accounts/" + id, "{\"role\":\"auditor\"}").status())
                .isEqualTo(200);
        assertThat(admin.put("/admin/accounts/" + id, "{}").text("role")).isEqualTo("auditor");
        assertThat(admin.delete("/admin/accounts/" + id).status()).isEqualTo(204);
        assertThat(admin.delete("/admin/accounts/" + id).status()).isEqualTo(404);

        List<JsonObject> entries = admin.get("/admin/audit?subject=" + name).list("items");
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly(
                        "console.account.delete",
                        "console.account.change",
                        "console.account.change",
                        "console.account.change",
                        "console.account.make");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getString("actor")).isEqualTo("admin:" + administrator);
            assertThat(entry.getJsonObject("details").getString("id")).isEqualTo(id);
            assertThat(entry.toString()).doesNotContain(PASSWORD, OTHER_PASSWORD, "PBKDF2");
        });
        JsonObject both = entries.get(2).getJsonObject("details");
        assertThat(both.getString("before")).isEqualTo("admin");
        assertThat(both.getString("role")).isEqualTo("auditor");
        assertThat(both.getBoolean("password")).isTrue();
    }

    @Test
    void a_name_is_any_text_and_the_account_is_found_by_its_id() {
        for (String odd :
                List.of("a/b/../" + name, "100%" + name, "J\u00f6rg " + name, "?x=1&y#" + name, "'; --" + name)) {
            String id = admin.post("/admin/accounts", account(odd, PASSWORD, "auditor"))
                    .text("id");

            assertThat(admin.put("/admin/accounts/" + id, "{\"role\":\"auditor\"}")
                            .text("name"))
                    .isEqualTo(odd);
            assertThat(new ConsoleVisit(base).logIn(odd, PASSWORD).isIn())
                    .as(odd)
                    .isTrue();
            assertThat(admin.delete("/admin/accounts/" + id).status()).isEqualTo(204);
        }
    }

    @Test
    void a_name_is_taken_once() {
        String id = admin.post("/admin/accounts", account(name, PASSWORD, "auditor"))
                .text("id");

        Answer refused = admin.post("/admin/accounts", account(name, OTHER_PASSWORD, "admin"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:account-name-taken");
        assertThat(new ConsoleVisit(base).logIn(name, PASSWORD).isIn()).isTrue();
        admin.delete("/admin/accounts/" + id);
        assertThat(admin.post("/admin/accounts", account(name, PASSWORD, "auditor"))
                        .text("id"))
                .isNotEqualTo(id);
    }

    @Test
    void what_makes_no_account_is_refused_and_changes_nothing() {
        String id = admin.post("/admin/accounts", account(name, PASSWORD, "auditor"))
                .text("id");
        String before = stored();

        Stream.of(
                        new Bad("{}", 400, "name"),
                        new Bad("[]", 400, ""),
                        new Bad(account("x", PASSWORD, "root"), 400, "role"),
                        new Bad(account("x", PASSWORD, "ADMIN"), 400, "role"),
                        new Bad("{\"name\":1,\"password\":\"" + PASSWORD + "\",\"role\":\"admin\"}", 400, "name"),
                        new Bad("{\"name\":\"x\",\"password\":null,\"role\":\"admin\"}", 400, "password"),
                        new Bad("{\"name\":\"x\",\"passwordHash\":\"x\",\"role\":\"admin\"}", 400, "password"),
                        new Bad(
                                "{\"name\":\"x\\u0000\",\"password\":\"" + PASSWORD + "\",\"role\":\"admin\"}",
                                400,
                                "name"),
                        new Bad(account("", PASSWORD, "auditor"), 422, "name"),
                        new Bad(account(" x", PASSWORD, "auditor"), 422, "name"),
                        new Bad(account("x\n", PASSWORD, "auditor"), 422, "name"),
                        new Bad(account("x".repeat(256), PASSWORD, "auditor"), 422, "name"),
                        new Bad(account("x", "", "auditor"), 422, "password"),
                        new Bad(account("x", "eleven-long", "auditor"), 422, "password"),
                        new Bad(account("x", "p".repeat(1_001), "auditor"), 422, "password"))
                .forEach(bad -> {
                    Answer refused = admin.post("/admin/accounts", bad.body());
                    assertThat(refused.status()).as(bad + " " + refused).isEqualTo(bad.status());
                    assertThat(refused.blamed()).as(bad.body()).contains(bad.field());
                    assertThat(refused.response().body()).doesNotContain("eleven-long", PASSWORD);
                });
        for (String body :
                List.of("{\"role\":\"root\"}", "{\"role\":null}", "{\"name\":\"other\"}", "{\"password\":5}")) {
            assertThat(admin.put("/admin/accounts/" + id, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(admin.put("/admin/accounts/" + id, "{\"role\":\"admin\",\"password\":\"short\"}")
                        .blamed())
                .containsExactly("password");
        assertThat(admin.put("/admin/accounts/nobody", "{}").status()).isEqualTo(400);
        assertThat(admin.put("/admin/accounts/" + UUID.randomUUID(), "{}").text("type"))
                .isEqualTo("urn:sojourn:problem:account-not-found");
        assertThat(admin.get("/admin/accounts?take=0").status()).isEqualTo(400);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_repetition_makes_no_second_account_and_what_is_kept_of_it_does_not_tell_the_password() {
        String body = account(name, PASSWORD, "auditor");
        SessionsApi repeating = admin.withKey("once");
        Answer first = repeating.post("/admin/accounts", body);

        Answer second = repeating.post("/admin/accounts", body);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repeating
                        .post("/admin/accounts", account(name, OTHER_PASSWORD, "auditor"))
                        .text("type"))
                .isEqualTo("urn:sojourn:problem:idempotency-key-reused");
        assertThat(Tables.text("select k::text from idempotency_key k where k.caller like '%" + administrator + "'"))
                .contains(name)
                .doesNotContain(PASSWORD);
    }

    @Test
    void the_last_administrator_stays_one() {
        String last = onlyAdministrator();

        for (Answer refused : List.of(
                admin.delete("/admin/accounts/" + last),
                admin.put(
                        "/admin/accounts/" + last, "{\"role\":\"auditor\",\"password\":\"" + OTHER_PASSWORD + "\"}"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:sojourn:problem:last-administrator");
        }
        assertThat(new ConsoleVisit(base).logIn(name, PASSWORD).isIn()).isTrue();
        assertThat(admin.put("/admin/accounts/" + last, "{\"role\":\"admin\"}").status())
                .isEqualTo(200);

        admin.post("/admin/accounts", account("other " + name, PASSWORD, "admin"));
        assertThat(admin.delete("/admin/accounts/" + last).status()).isEqualTo(204);
    }

    @Test
    void of_two_administrators_who_go_at_once_one_stays() throws Exception {
        for (int round = 0; round < 3; round++) {
            String one = onlyAdministrator();
            String other = admin.post("/admin/accounts", account("other " + name, PASSWORD, "admin"))
                    .text("id");
            List<Callable<Answer>> leaving = List.of(
                    () -> admin.put("/admin/accounts/" + one, "{\"role\":\"auditor\"}"),
                    () -> admin.delete("/admin/accounts/" + other),
                    () -> admin.delete("/admin/accounts/" + one),
                    () -> admin.put("/admin/accounts/" + other, "{\"role\":\"auditor\"}"));

            List<Answer> answers =
                    Tables.queuedBehind("console_account where id = '" + (round == 1 ? other : one) + "'", leaving);

            assertThat(answers).extracting(Answer::status).contains(409);
            assertThat(Tables.count("console_account where role = 'admin'")).isEqualTo(1);
            name = "again-" + UUID.randomUUID();
        }
    }

    @Test
    void whoever_is_logged_in_has_to_log_in_again_once_the_account_is_another() {
        String id = admin.post("/admin/accounts", account(name, PASSWORD, "auditor"))
                .text("id");
        String address = "/admin/accounts/" + id;

        ConsoleVisit promoted = new ConsoleVisit(base).logIn(name, PASSWORD);
        assertThat(promoted.isIn()).isTrue();
        admin.put(address, "{\"role\":\"auditor\"}");
        assertThat(promoted.isIn()).as("nothing has changed").isTrue();
        admin.put(address, "{\"role\":\"admin\"}");
        assertThat(promoted.isIn()).as("another role").isFalse();

        ConsoleVisit renewed = new ConsoleVisit(base).logIn(name, PASSWORD);
        assertThat(renewed.isIn()).isTrue();
        admin.post("/admin/accounts", account("other " + name, PASSWORD, "admin"));
        admin.put(address, "{\"password\":\"" + OTHER_PASSWORD + "\"}");
        assertThat(renewed.isIn()).as("another password").isFalse();
        assertThat(new ConsoleVisit(base).logIn(name, PASSWORD).isIn())
                .as("the former password")
                .isFalse();

        ConsoleVisit deleted = new ConsoleVisit(base).logIn(name, OTHER_PASSWORD);
        assertThat(deleted.isIn()).isTrue();
        admin.delete(address);
        admin.post("/admin/accounts", account(name, OTHER_PASSWORD, "admin"));
        assertThat(deleted.isIn()).as("another account of the same name").isFalse();
        assertThat(deleted.get("/console/login").statusCode())
                .as("asked to log in")
                .isEqualTo(200);
    }

    /** Leaves one administrator's account, and answers its id. */
    private String onlyAdministrator() {
        Tables.execute("delete from console_account");
        return admin.post("/admin/accounts", account(name, PASSWORD, "admin")).text("id");
    }

    private static String account(String name, String password, String role) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("password", password)
                .add("role", role)
                .build()
                .toString();
    }

    private static String stored() {
        return Tables.text("select coalesce(string_agg(a::text, ' ' order by a.id), '') from console_account a")
                + Tables.count("audit_entry where action like 'console.account%'");
    }

    private record Bad(String body, int status, String field) {}
}
