package sojourn.system;

import java.net.URI;

/**
 * A run through the API by means of a generated client.
 *
 * <p>Public, since it is implemented where Maven does not compile: beside the generated client, which the tests make.
 */
public interface ClientRun {

    void run(URI base, String token) throws Exception;
}
