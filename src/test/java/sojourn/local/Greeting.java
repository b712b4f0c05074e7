package sojourn.local;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the user is told once Sojourn is ready: where it is, and how to call it. */
final class Greeting {
    /** Where the API's documentation is found. */
    private static final String DOCUMENTATION = "/browse/";

    private Greeting() {}

    private static String others(List<URI> nodes) {
        return nodes.stream()
                .skip(1)
                .map(node -> "                  another node       %s/api\n"
                        .indent(0)
                        .formatted(node))
                .collect(Collectors.joining());
    }

    static String of(List<URI> nodes, TokenSigner signer) {
        URI base = nodes.get(0);
        String user = signer.token("demo", Set.of());
        String admin = signer.token("admin", Set.of("admin"));
        return """

                Sojourn is ready. Press Ctrl-C to stop it; its data stays in .sojourn/.

                  API                %1$s/api
                  API documentation  %1$s%2$s
                  health             %1$s/health
%5$s
                A token for the user "demo":
                %3$s

                A token for the administrator "admin":
                %4$s

                For any other user: mvn -q -Ptoken -Duser=alice -Dgroups=admin,support

                Create a session:
                curl -i -X POST %1$s/api/sessions -H 'Content-Type: application/json' -H 'Authorization: Bearer %3$s' -d '{"context":{"greeting":"hello"}}'
                """.formatted(base, DOCUMENTATION, user, admin, others(nodes));
    }
}
