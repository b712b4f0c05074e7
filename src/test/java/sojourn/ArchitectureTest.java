package sojourn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
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
            entry("identifier", Set.of()),
            entry("listing", Set.of("identifier")),
            entry("settings", Set.of()),
            entry("figure", Set.of()),
            entry("trace", Set.of()),
            entry("database", Set.of("settings", "figure")),
            entry("user", Set.of()),
            entry("exchange", Set.of("figure", "trace")),
            entry("ratelimit", Set.of("settings", "cluster")),
            entry("json", Set.of("limit")),
            entry("problem", Set.of("json", "database", "trace")),
            entry("patch", Set.of("json", "limit")),
            entry("idempotency", Set.of("database", "limit")),
            entry("cluster", Set.of("settings", "database", "figure")),
            entry("cache", Set.of("cluster", "settings", "database", "figure")),
            entry(
                    "session",
                    Set.of("identifier", "json", "settings", "database", "cluster", "cache", "figure", "user")),
            entry("apikey", Set.of("identifier", "settings", "database", "cluster", "cache")),
            entry("identity", Set.of("json", "problem", "settings", "database", "apikey", "exchange", "ratelimit")),
            entry("openid", Set.of("settings", "identity")),
            entry("conversation", Set.of("identifier", "session", "json", "settings", "limit")),
            entry("event", Set.of("session", "json")),
            entry("audit", Set.of("session", "binding", "apikey", "json")),
            entry(
                    "binding",
                    Set.of("session", "identity", "problem", "settings", "database", "exchange", "figure", "trace")),
            entry("task", Set.of("binding", "session", "settings", "database", "figure", "trace")),
            entry("order", Set.of("identifier", "session", "binding", "conversation", "json", "limit")),
            entry(
                    "export",
                    Set.of(
                            "identifier",
                            "session",
                            "conversation",
                            "order",
                            "binding",
                            "task",
                            "json",
                            "limit",
                            "database")),
            entry("account", Set.of("identifier", "session", "audit")),
            entry(
                    "login",
                    Set.of(
                            "account",
                            "session",
                            "identity",
                            "openid",
                            "binding",
                            "audit",
                            "problem",
                            "ratelimit",
                            "exchange",
                            "settings",
                            "database")),
            entry(
                    "console",
                    Set.of(
                            "login",
                            "account",
                            "identity",
                            "json",
                            "limit",
                            "listing",
                            "cluster",
                            "cache",
                            "session",
                            "binding",
                            "task",
                            "export",
                            "apikey",
                            "user",
                            "retention",
                            "event",
                            "audit",
                            "conversation",
                            "order",
                            "figure",
                            "database",
                            "settings")),
            entry("retention", Set.of("session", "event", "audit", "binding", "settings", "database", "figure")),
            entry(
                    "deployment",
                    Set.of(
                            "problem",
                            "settings",
                            "database",
                            "cluster",
                            "cache",
                            "session",
                            "conversation",
                            "apikey",
                            "identity",
                            "ratelimit",
                            "openid",
                            "login",
                            "binding",
                            "exchange",
                            "task",
                            "retention")),
            entry(
                    "rest",
                    Set.of(
                            "json",
                            "limit",
                            "listing",
                            "problem",
                            "patch",
                            "settings",
                            "database",
                            "cluster",
                            "cache",
                            "figure",
                            "session",
                            "identity",
                            "apikey",
                            "account",
                            "idempotency",
                            "user",
                            "retention",
                            "event",
                            "audit",
                            "conversation",
                            "order",
                            "binding",
                            "task",
                            "trace",
                            "exchange",
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
            "sojourn.exchange..",
            "sojourn.identity..",
            "sojourn.binding..",
            "sojourn.login..",
            "sojourn.problem..",
            "sojourn.deployment..",
            // For what is answered ahead of JAX-RS.
            "sojourn.rest..");

    @ArchTest
    static final ArchRule faces_only_in_console = onlyIn("jakarta.faces..", "sojourn.console..");

    @ArchTest
    static final ArchRule components_only_in_console = onlyIn("org.primefaces..", "sojourn.console..");

    @ArchTest
    static final ArchRule jose_only_where_tokens_are_verified =
            onlyIn("com.nimbusds..", "sojourn.identity..", "sojourn.openid..");

    @ArchTest
    static final ArchRule buckets_only_in_ratelimit = onlyIn("io.github.bucket4j..", "sojourn.ratelimit..");

    @ArchTest
    static final ArchRule spans_only_in_trace = onlyIn("io.opentelemetry..", "sojourn.trace..");

    @ArchTest
    static final ArchRule figures_are_shown_by_one_room = noClasses()
            .that()
            .resideOutsideOfPackage("sojourn.figure..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.metrics.MetricRegistry");

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
            .that()
            // The JVM takes nothing but a thread to tell that it stops.
            .doNotHaveFullyQualifiedName("sojourn.deployment.StopSignal")
            .and()
            // It makes none, and lends one of JMX's the application's class loader.
            .doNotHaveFullyQualifiedName("sojourn.figure.FigureBean")
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
            .and()
            .haveNameNotMatching("sojourn\\.deployment\\.LogIds(\\$.*)?")
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

    /** The classes of the rooms of secrets in which what is compared is none; whoever adds one says why. */
    private static final Set<String> COMPARE_NO_SECRET = Set.of(
            // roles
            "sojourn.identity.Caller",
            // the scheme of an address
            "sojourn.identity.TokenKeys",
            // the words of a setting
            "sojourn.identity.AnonymitySettings",
            "sojourn.identity.CookieSettings",
            // the names of cookies, and from which page a request comes
            "sojourn.identity.TokenCookie",
            // a method, and the name of a header
            "sojourn.identity.AdoptionRequest",
            // an id, which is no secret
            "sojourn.apikey.ApiKeyId",
            // likewise, and the names of roles
            "sojourn.account.AccountId",
            "sojourn.account.AccountRole",
            // ids
            "sojourn.account.Accounts",
            // a name without the blanks around it
            "sojourn.account.Credentials",
            // what is there or not
            "sojourn.account.AccountRepository",
            // the kinds of holders
            "sojourn.apikey.HolderColumns",
            // a method, and from which page a request comes
            "sojourn.identity.OwnPage",
            // public keys
            "sojourn.identity.VerifiedTokens",
            // roles
            "sojourn.openid.OpenIdSettings",
            // the scheme of an address
            "sojourn.openid.ProviderAddress",
            // the names of issuers
            "sojourn.openid.OpenIdProvider",
            "sojourn.openid.Provider",
            // the id of a client
            "sojourn.openid.IdTokens");

    /** What stops at the first difference, so that its time tells how much of a guess is right. */
    private static final Set<String> COMPARISONS = Set.of(
            "equals",
            "deepEquals",
            "equalsIgnoreCase",
            "contentEquals",
            "compareTo",
            "compareToIgnoreCase",
            "compare",
            "compareUnsigned",
            "mismatch");

    @ArchTest
    static final ArchRule secrets_are_compared_by_isEqual = noClasses()
            .that()
            .resideInAnyPackage("sojourn.identity..", "sojourn.openid..", "sojourn.apikey..", "sojourn.account..")
            .and(describe("compare secrets", type -> !COMPARE_NO_SECRET.contains(type.getName())))
            .should()
            .accessTargetWhere(describe(
                    "the target stops at the first difference",
                    access -> COMPARISONS.contains(access.getTarget().getName())));

    @ArchTest
    static final ArchRule bytes_are_compared_by_isEqual = noClasses()
            .that()
            // A salt is sent in the clear.
            .doNotHaveFullyQualifiedName("sojourn.cluster.Seal")
            .should()
            .accessTargetWhere(describe(
                    "the target compares bytes, and stops at the first difference",
                    access -> COMPARISONS.contains(access.getTarget().getName())
                            && access.getTarget().getOwner().isAssignableTo(Arrays.class)));

    @ArchTest
    static final ArchRule the_hash_of_a_key_is_compared_by_isEqual = classes()
            .that()
            .haveFullyQualifiedName("sojourn.apikey.ApiKeyChecks")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    private static ArchRule onlyIn(String technology, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology);
    }
}
