package sojourn.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider, within bounds: no answer is read that is larger or slower than a provider's is, and nobody is followed
 * elsewhere.
 *
 * <p>By the JDK's older client: the newer one has threads of its own, which would outlive the WAR.
 */
final class ProviderCalls implements ResourceRetriever {

    static final int MOST_BYTES = 256 * 1024;

    private final Patience patience;

    ProviderCalls(Patience patience) {
        this.patience = patience;
    }

    /**
     * How long a provider is waited for.
     *
     * @param connect until it takes the connection
     * @param silence between two parts of its answer
     * @param all for the whole of it
     */
    record Patience(Duration connect, Duration silence, Duration all) {

        /** As long as somebody who wants to log in waits too; a provider that was not asked for long may have to start. */
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    /** Whatever the provider answers. */
    record Reply(int status, String body) {}

    /** What lies at an address. */
    String get(URL address) throws IOException {
        Reply reply = send(address, null, null);
        if (reply.status() != HttpURLConnection.HTTP_OK) {
            throw new ProviderTrouble(address + " answers " + reply.status());
        }
        return reply.body();
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        return new Resource(get(address), "application/json");
    }

    /** Sends a form, once. */
    Reply post(URL address, String form, @Nullable String authorization) throws IOException {
        return send(address, form, authorization);
    }

    private Reply send(URL address, @Nullable String form, @Nullable String authorization) throws IOException {
        long begun = System.nanoTime();
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        try {
            connection.setConnectTimeout((int) patience.connect().toMillis());
            connection.setReadTimeout((int) patience.silence().toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            // One that is kept may be gone when it is used next, and then a code is lost with it.
            connection.setRequestProperty("Connection", "close");
            if (authorization != null) {
                connection.setRequestProperty("Authorization", authorization);
            }
            if (form != null) {
                byte[] body = form.getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
                // Else the client repeats by itself what it believes to be lost, and a code is good once.
                connection.setFixedLengthStreamingMode(body.length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : errorStream(connection)) {
                return new Reply(status, read(in, begun, address));
            }
        } catch (HttpRetryException e) {
            // So this client says that a login was asked for, which it cannot do with a form under way.
            return new Reply(e.responseCode(), "");
        } finally {
            connection.disconnect();
        }
    }

    private static InputStream errorStream(HttpURLConnection connection) {
        @Nullable InputStream errors = connection.getErrorStream();
        return errors == null ? InputStream.nullInputStream() : errors;
    }

    private String read(InputStream in, long begun, URL address) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            read.write(part, 0, length);
            if (read.size() > MOST_BYTES) {
                throw new ProviderTrouble(address + " answers with more than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() - begun > patience.all().toNanos()) {
                throw new ProviderTrouble(address + " takes longer than " + patience.all());
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
