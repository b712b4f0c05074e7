package sojourn.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider on loopback, at which one person has logged in already: it looks at client, secret, code,
 * address and PKCE as providers do, and does what it should not where a test tells it to.
 */
public final class FakeProvider implements AutoCloseable {

    public static final String CLIENT = "sojourn console";

    /** With all that has to be written otherwise in a header. */
    public static final String SECRET = "s3cret:/+%&=ü";

    private static final String PATH = "/realms/ops";

    /** Made beforehand: a slow machine needs longer for a key than a provider may be silent. */
    private static final RSAKey KEY = freshKey();

    private static final RSAKey OTHER_KEY = freshKey();

    /** How its answers can fail. */
    public enum Fault {
        /** It ends the connection. */
        SILENT,
        /** 500. */
        BROKEN,
        /** An answer that has no end. */
        ENDLESS,
        /** A byte now and then. */
        DRIPPING,
        /** Nothing, until the test is over. */
        HANGING,
        /** Another address. */
        ELSEWHERE
    }

    /** By what its tokens are signed. */
    public enum Signature {
        RIGHT,
        /** A key that is called like the right one. */
        WRONG_KEY,
        /** A key that is not among those which it shows. */
        UNKNOWN_KEY,
        /** The client's secret, as old clients had it. */
        SECRET,
        NONE
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Object> described = new ConcurrentHashMap<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final HttpServer server;

    private volatile RSAKey key = KEY;
    private volatile Map<String, Object> person = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile Signature signature = Signature.RIGHT;
    private volatile @Nullable String error;
    private volatile boolean forgetful;

    private FakeProvider(HttpServer server) {
        this.server = server;
    }

    public static FakeProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeProvider provider = new FakeProvider(server);
            server.setExecutor(provider.threads);
            server.createContext(PATH + "/.well-known/openid-configuration", provider::describe);
            server.createContext(PATH + "/keys", provider::showKeys);
            server.createContext(PATH + "/authorize", provider::authorize);
            server.createContext(PATH + "/token", provider::exchange);
            server.start();
            return provider.behaving();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** As a provider should be. */
    public FakeProvider behaving() {
        faults.clear();
        codes.clear();
        claims = UnaryOperator.identity();
        signature = Signature.RIGHT;
        error = null;
        forgetful = false;
        described.clear();
        described.putAll(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize?tenant=1",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout",
                "id_token_signing_alg_values_supported", List.of("HS256", "none", "RS256")));
        return this;
    }

    /** Who has logged in. */
    public void is(String subject, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("sub", subject);
        person = all;
    }

    /** Changes what its tokens say. */
    public void claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    public void sign(Signature how) {
        signature = how;
    }

    /** Lets all its answers to a path fail. */
    public void fail(String path, Fault fault) {
        faults.put(path, fault);
    }

    /** How many have been left without an answer. */
    public int hanging() {
        return hanging.get();
    }

    /** Changes what it says of itself. */
    public void describe(String member, Object value) {
        described.put(member, value);
    }

    public void conceal(String member) {
        described.remove(member);
    }

    /** Sends people back with an error and no code. */
    public void refuse(String with) {
        error = with;
    }

    /** Takes a code as often as it comes. */
    public void forget() {
        forgetful = true;
    }

    /** Signs with another key from now on. */
    public void changeKey() {
        key = OTHER_KEY;
    }

    private void describe(HttpExchange exchange) throws IOException {
        if (!failed(exchange, "/.well-known/openid-configuration")) {
            send(exchange, 200, JSONObjectUtils.toJSONString(described));
        }
    }

    private void showKeys(HttpExchange exchange) throws IOException {
        if (!failed(exchange, "/keys")) {
            send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String redirect = asked.getOrDefault("redirect_uri", "");
        boolean isRight = asked.getOrDefault("client_id", "").equals(CLIENT)
                && asked.getOrDefault("response_type", "").equals("code")
                && asked.getOrDefault("tenant", "").equals("1")
                && List.of(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && asked.getOrDefault("code_challenge_method", "").equals("S256")
                && asked.containsKey("nonce")
                && redirect.endsWith("/console/login/oidc/callback");
        if (!isRight) {
            send(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        @Nullable String refusal = error;
        String answer = refusal == null ? "code=" + code : "error=" + refusal + "&error_description=%3Cscript%3E";
        String state = URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", redirect + "?" + answer + "&state=" + state);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        if (failed(exchange, "/token")) {
            return;
        }
        if (!isClient(exchange, form)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"ops\"");
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        String code = form.getOrDefault("code", "");
        @Nullable Map<String, String> asked = forgetful ? codes.get(code) : codes.remove(code);
        boolean isRight = asked != null
                && "authorization_code".equals(form.get("grant_type"))
                && Objects.equals(form.get("redirect_uri"), asked.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!isRight) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token =
                token(Objects.requireNonNull(Objects.requireNonNull(asked).get("nonce")));
        send(
                exchange,
                200,
                JSONObjectUtils.toJSONString(
                        Map.of("access_token", "none of your business", "token_type", "Bearer", "id_token", token)));
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> form) {
        if (List.of("client_secret_post").equals(described.get("token_endpoint_auth_methods_supported"))) {
            return CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        }
        String pair = encoded(CLIENT) + ":" + encoded(SECRET);
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String token(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder();
        person.forEach(said::claim);
        said.issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce);
        JWTClaimsSet set = claims.apply(said).build();
        try {
            if (signature == Signature.NONE) {
                return new PlainJWT(set).serialize();
            }
            if (signature == Signature.SECRET) {
                SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set);
                token.sign(new MACSigner(SECRET.repeat(4)));
                return token.serialize();
            }
            String id = signature == Signature.UNKNOWN_KEY ? UUID.randomUUID().toString() : key.getKeyID();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(id)
                            .build(),
                    set);
            token.sign(new RSASSASigner(signature == Signature.RIGHT ? key : OTHER_KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean failed(HttpExchange exchange, String path) throws IOException {
        @Nullable Fault fault = faults.get(path);
        if (fault == null) {
            return false;
        }
        switch (fault) {
            case SILENT -> exchange.close();
            case BROKEN -> send(exchange, 500, "{}");
            case ELSEWHERE -> {
                exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            }
            case HANGING -> {
                hanging.incrementAndGet();
                awaitEnd();
                exchange.close();
            }
            case ENDLESS -> pour(exchange, false);
            case DRIPPING -> pour(exchange, true);
        }
        return true;
    }

    /** Until the client has had enough. */
    private void pour(HttpExchange exchange, boolean slowly) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = " ".repeat(slowly ? 1 : 8192).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
                out.write(part);
                out.flush();
                if (slowly && over.await(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** What a query or a form says. */
    public static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            int sign = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
        }
        return fields;
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RSAKey freshKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK makes no RSA keys.", e);
        }
    }

    /** Where somebody is sent back to from an address to which they were sent. */
    public static URI visit(URI address) {
        try {
            java.net.http.HttpResponse<Void> answer = java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(address).build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding());
            return URI.create(answer.headers().firstValue("Location").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
