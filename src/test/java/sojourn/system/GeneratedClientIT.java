package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document of the API is good enough for a generator that knows nothing else of the API. */
@ExtendWith(ArquillianExtension.class)
class GeneratedClientIT {

    @ArquillianResource
    private URI base;

    private Path folder;
    private Path document;
    private ClientGenerator generator;

    @BeforeEach
    void fetch() throws Exception {
        folder = Files.createTempDirectory(ServerUnderTest.folder(), "client-");
        document = folder.resolve("openapi.json");
        generator = new ClientGenerator(folder);
        Files.writeString(
                document,
                new SessionsApi(base, null)
                        .at(base.resolve("/openapi?format=JSON"))
                        .response()
                        .body());
    }

    @Test
    void the_generator_has_nothing_against_the_document() throws Exception {
        ClientGenerator.Outcome outcome = generator.validate(document);

        assertThat(outcome.said()).contains("No validation issues detected.");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void a_generated_client_compiles_and_leads_a_session_through_its_life() throws Exception {
        Path client = folder.resolve("client");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        ClientGenerator.Outcome outcome = generator.generate(document, client);
        assertThat(outcome.exitCode()).as(outcome.said()).isZero();

        Path smokeTest = Path.of(System.getProperty("sojourn.clientSources", ""));
        assertThat(JavaSources.in(client.resolve("src/main/java"), smokeTest).compile(classes))
                .isEmpty();

        String token = ServerUnderTest.signer().token("user-" + UUID.randomUUID(), Set.of());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClientRun.class.getClassLoader())) {
            loader.loadClass("sojourn.client.SessionLife")
                    .asSubclass(ClientRun.class)
                    .getConstructor()
                    .newInstance()
                    .run(base, token);
        }
    }
}
