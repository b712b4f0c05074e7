package sojourn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sojourn.fuzz.Operation;
import sojourn.system.Permissions.Role;

/** Where callers without credentials are not let in, and that is everywhere unless it is set, every endpoint asks for one. */
@ExtendWith(ArquillianExtension.class)
class ClosedDoorsIT {

    @ArquillianResource
    private URI base;

    @Test
    void every_endpoint_asks_for_a_credential() {
        SessionsApi nobody = new SessionsApi(base, null);
        List<Operation> documented = Operation.of(
                nobody.at(URI.create(base.resolve("/") + "openapi?format=JSON")).json());
        Belongings theirs =
                Belongings.make("closed", SessionsApi.stranger(base), SessionsApi.of(base, "an-admin", "admin"));
        Visitor visitor = new Visitor("no credentials", Role.UNAUTHENTICATED, nobody);

        assertThat(Endpoint.of(ServerUnderTest.war())).isNotEmpty().allSatisfy(endpoint -> {
            Knock knock = new Knock(endpoint, visitor, theirs);
            assertThat(knock.send(documented).status()).as(knock.toString()).isEqualTo(401);
        });
    }
}
