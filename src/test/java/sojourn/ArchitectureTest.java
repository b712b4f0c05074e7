package sojourn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The map of the rooms and the rules of the house. A new room, or a new arrow between rooms, is a decision made here. */
@AnalyzeClasses(packages = "sojourn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each room, and the rooms that it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("limit", Set.of()),
            entry("settings", Set.of()),
            entry("database", Set.of()),
            entry("user", Set.of()),
            entry("json", Set.of("limit")),
            entry("problem", Set.of("json", "database")),
            entry("patch", Set.of("json", "limit")),
            entry("idempotency", Set.of("database", "limit")),
            entry("session", Set.of("json", "settings", "database")),
            entry("apikey", Set.of()),
            entry("identity", Set.of("json", "problem", "settings", "database", "apikey")),
            entry("conversation", Set.of("session", "json", "settings", "limit")),
            entry("event", Set.of("session", "json")),
            entry("audit", Set.of("session", "json")),
            entry("binding", Set.of("session", "identity", "problem", "settings", "database")),
            entry("task", Set.of("binding", "session", "settings", "database")),
            entry("order", Set.of("session", "binding", "conversation", "json", "limit")),
            entry("export", Set.of("session", "conversation", "order", "binding", "task", "json", "limit", "database")),
            entry("retention", Set.of("session", "event", "binding", "settings", "database")),
            entry(
                    "deployment",
                    Set.of(
                            "settings",
                            "database",
                            "session",
                            "conversation",
                            "identity",
                            "binding",
                            "task",
                            "retention")),
            entry(
                    "rest",
                    Set.of(
                            "json",
                            "limit",
                            "problem",
                            "patch",
                            "settings",
                            "database",
                            "session",
                            "identity",
                            "apikey",
                            "idempotency",
                            "user",
                            "retention",
                            "event",
                            "conversation",
                            "order",
                            "binding",
                            "task",
                            "export")));

    @ArchTest
    static void arrows_point_down(JavaClasses all) {
        ARROWS.forEach((room, allowed) -> {
            String[] forbidden = ARROWS.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> "sojourn." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("sojourn." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(all);
        });
    }

    @ArchTest
    static void every_room_is_on_the_map(JavaClasses all) {
        Set<String> rooms = all.getPackage("sojourn").getSubpackagesInTree().stream()
                .map(JavaPackage::getName)
                .map(name -> name.substring("sojourn.".length()))
                .collect(Collectors.toSet());
        assertThat(rooms).isEqualTo(new HashSet<>(ARROWS.keySet()));
    }

    @ArchTest
    static void every_room_is_null_marked(JavaClasses all) {
        all.getPackage("sojourn")
                .getSubpackagesInTree()
                .forEach(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s is @NullMarked", room.getName())
                        .isTrue());
    }

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("sojourn.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jax_rs_only_in_rest = onlyIn("jakarta.ws.rs..", "sojourn.rest..");

    @ArchTest
    static final ArchRule servlets_only_at_the_doors = onlyIn(
            "jakarta.servlet..",
            "sojourn.identity..",
            "sojourn.binding..",
            "sojourn.problem..",
            "sojourn.deployment..");

    @ArchTest
    static final ArchRule jose_only_in_identity = onlyIn("com.nimbusds..", "sojourn.identity..");

    @ArchTest
    static final ArchRule flyway_only_where_the_schema_is =
            onlyIn("org.flywaydb..", "sojourn.database..", "sojourn.deployment..");

    @ArchTest
    static final ArchRule queries_only_in_repositories = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule repositories_stay_in_their_room =
            classes().that().haveSimpleNameEndingWith("Repository").should().notBePublic();

    @ArchTest
    static final ArchRule entities_stay_in_their_room =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    @ArchTest
    static final ArchRule entities_make_their_own_moves = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule no_package_that_says_nothing = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..shared..", "..helper..", "..misc..", "..impl..");

    @ArchTest
    static final ArchRule no_name_that_says_nothing =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)|.*\\.Abstract[A-Z].*");

    @ArchTest
    static final ArchRule the_database_tells_the_time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule threads_are_the_servers = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Timer.class);

    @ArchTest
    static final ArchRule constructors_are_injected = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule logs_go_to_the_system_logger = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("sojourn.deployment.LastWords")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule failures_have_a_type = noClasses()
            .that()
            .areNotAssignableTo(Throwable.class)
            .should()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(Exception.class, String.class);

    private static ArchRule onlyIn(String technology, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology);
    }
}
