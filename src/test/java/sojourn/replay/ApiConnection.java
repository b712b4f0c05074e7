package sojourn.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server's API: sends requests, measures them, and repeats them where that may help.
 *
 * <p>A request is sent again after a 503, a 409 that says when to try again, an error that is not Sojourn's, and a
 * broken or refused connection. What could do its work twice has an Idempotency-Key, the same at each attempt. After many
 * failures in a row the server is taken for lost, and the remaining requests fail at once instead of each waiting for it.
 * Safe for many threads.
 */
final class ApiConnection implements AutoCloseable {
    private static final int FAILURES_THAT_MEAN_LOST = 32;
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER_TIMEOUT = Timeout.ofSeconds(30);
    /** Below the time after which Payara closes an idle connection, so that no request meets a closed one. */
    private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofMilliseconds(500);

    private final URI base;
    private final RequestLog log;
    private final Backoff backoff;
    private final CloseableHttpClient client;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    ApiConnection(URI base, int connections, RequestLog log, Backoff backoff) {
        this.base = base;
        this.log = log;
        this.backoff = backoff;
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(ANSWER_TIMEOUT)
                        .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(ANSWER_TIMEOUT)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Sends one request and gives back the body of its successful answer. */
    byte[] send(RequestKind kind, ReplayUser user, String path, byte @Nullable [] body) throws RequestFailed {
        if (failuresInARow.get() >= FAILURES_THAT_MEAN_LOST) {
            throw failed(kind, "not sent, because the " + FAILURES_THAT_MEAN_LOST + " requests before it failed");
        }
        long start = System.nanoTime();
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            Attempt outcome = attempt(kind, user, path, body, key);
            if (outcome.succeeded()) {
                failuresInARow.set(0);
                return outcome.body();
            }
            if (!outcome.repeatable() || !backoff.allows(Duration.ofNanos(System.nanoTime() - start))) {
                failuresInARow.incrementAndGet();
                throw failed(kind, outcome.reason());
            }
            log.repeated(kind);
            pause(kind, backoff.delay(attempt, outcome.retryAfter()));
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the connections", e);
        }
    }

    private Attempt attempt(RequestKind kind, ReplayUser user, String path, byte @Nullable [] body, String key) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(kind.method())
                .setUri(base + path)
                .addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + user.token());
        if (kind.needsKey()) {
            request.addHeader("Idempotency-Key", key);
        }
        if (body != null) {
            request.setEntity(body, ContentType.APPLICATION_JSON);
        }
        ClassicHttpRequest built = request.build();
        long start = System.nanoTime();
        try {
            Attempt outcome = client.execute(built, ApiConnection::answered);
            log.answered(kind, System.nanoTime() - start);
            return outcome;
        } catch (ConnectException e) {
            return Attempt.failed(String.valueOf(e.getMessage()), true, Duration.ZERO);
        } catch (IOException e) {
            return Attempt.failed("no answer (" + e + ")", true, Duration.ZERO);
        }
    }

    private static Attempt answered(ClassicHttpResponse answer) throws IOException {
        byte[] body = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
        int status = answer.getCode();
        if (status >= 200 && status < 300) {
            return new Attempt(body, "", false, Duration.ZERO);
        }
        Duration retryAfter = retryAfter(answer);
        boolean repeatable = status == 503 || (status == 409 && !retryAfter.isZero()) || !isProblem(answer);
        return Attempt.failed(reason(status, body), repeatable, retryAfter);
    }

    /** Sojourn's errors are problems; others come from a server on which it is not deployed yet, or not any more. */
    private static boolean isProblem(ClassicHttpResponse answer) {
        Header type = answer.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.getValue().startsWith("application/problem+json");
    }

    private static String reason(int status, byte[] body) {
        String detail = null;
        try {
            detail = Json.textField(body, "detail");
            detail = detail == null ? Json.textField(body, "title") : detail;
        } catch (IOException notJson) {
            detail = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        }
        return "answered " + status + (detail == null || detail.isBlank() ? "" : " (" + detail.strip() + ")");
    }

    private static Duration retryAfter(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        boolean seconds = header != null && header.getValue().matches("\\d{1,6}");
        return seconds ? Duration.ofSeconds(Long.parseLong(header.getValue())) : Duration.ZERO;
    }

    private RequestFailed failed(RequestKind kind, String reason) {
        RequestFailed failure = new RequestFailed(kind, reason);
        log.failed(failure.reason());
        return failure;
    }

    private void pause(RequestKind kind, Duration time) throws RequestFailed {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(kind, "interrupted");
        }
    }

    private record Attempt(byte @Nullable [] answer, String reason, boolean repeatable, Duration retryAfter) {
        static Attempt failed(String reason, boolean repeatable, Duration retryAfter) {
            return new Attempt(null, reason, repeatable, retryAfter);
        }

        boolean succeeded() {
            return answer != null;
        }

        byte[] body() {
            if (answer == null) {
                throw new IllegalStateException(reason);
            }
            return answer;
        }
    }
}
