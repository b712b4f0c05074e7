package sojourn.system;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real browser without a window: Chromium, told by its own driver what to do (W3C WebDriver).
 *
 * <p>The few commands that the tests need are sent by hand: Selenium cannot stand beside the OpenTelemetry that Payara has.
 */
final class Browser implements AutoCloseable {

    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/local/bin/chromedriver"));
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI commands;
    private final Path screenshots;

    private Browser(Process driver, int port, Path profile, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
        URI base = URI.create("http://127.0.0.1:" + port + "/");
        Eventually.get(() -> isReady(base), ready -> ready);
        JsonArrayBuilder arguments = Json.createArrayBuilder();
        Stream.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-GB",
                        "--user-data-dir=" + profile)
                .forEach(arguments::add);
        JsonObject wanted = Json.createObjectBuilder()
                .add(
                        "capabilities",
                        Json.createObjectBuilder()
                                .add(
                                        "alwaysMatch",
                                        Json.createObjectBuilder()
                                                .add("browserName", "chrome")
                                                .add(
                                                        "goog:loggingPrefs",
                                                        Json.createObjectBuilder()
                                                                .add("browser", "ALL"))
                                                .add(
                                                        "goog:chromeOptions",
                                                        Json.createObjectBuilder()
                                                                .add(
                                                                        "binary",
                                                                        browser()
                                                                                .orElseThrow()
                                                                                .toString())
                                                                .add("args", arguments))))
                .build();
        JsonObject session = send(base.resolve("session"), "POST", wanted).asJsonObject();
        this.commands = base.resolve("session/" + session.getString("sessionId") + "/");
    }

    /** Whether there is a browser on this machine. */
    static boolean isThere() {
        return browser().isPresent() && driver().isPresent();
    }

    private static Optional<Path> browser() {
        return BROWSERS.stream().filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> driver() {
        return DRIVERS.stream().filter(Files::isExecutable).findFirst();
    }

    /** Starts one that nobody has used, and puts its pictures into a folder. */
    static Browser start(Path screenshots) {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            Files.createDirectories(screenshots);
            Process driver = new ProcessBuilder(driver().orElseThrow().toString(), "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(screenshots.resolve("chromedriver.log").toFile())
                    .start();
            return new Browser(driver, port, Files.createTempDirectory("browser"), screenshots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it forget who has logged in, what it was told to prefer, and what it has complained of: as if nobody had used it. */
    void forget() {
        Stream.of("Network.clearBrowserCookies", "Emulation.setEmulatedMedia")
                .forEach(command -> post(
                        "goog/cdp/execute",
                        Json.createObjectBuilder().add("cmd", command).add("params", JsonValue.EMPTY_JSON_OBJECT)));
        open(URI.create("about:blank"));
        complaints();
    }

    void open(URI address) {
        post("url", Json.createObjectBuilder().add("url", address.toString()));
    }

    void resize(int width, int height) {
        post("window/rect", Json.createObjectBuilder().add("width", width).add("height", height));
    }

    void click(String css) {
        // What lies below the window's edge is brought into its middle: at the edge something may cover it.
        run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
        post("element/" + element(css) + "/click", Json.createObjectBuilder());
    }

    void type(String css, String text) {
        String element = element(css);
        post("element/" + element + "/clear", Json.createObjectBuilder());
        post("element/" + element + "/value", Json.createObjectBuilder().add("text", text));
    }

    /** Presses a key as people without a mouse do. */
    void press(String key) {
        JsonObjectBuilder keys = Json.createObjectBuilder()
                .add("type", "key")
                .add("id", "keyboard")
                .add(
                        "actions",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "keyDown")
                                        .add("value", key))
                                .add(Json.createObjectBuilder()
                                        .add("type", "keyUp")
                                        .add("value", key)));
        post(
                "actions",
                Json.createObjectBuilder()
                        .add("actions", Json.createArrayBuilder().add(keys)));
    }

    URI address() {
        return URI.create(((JsonString) send(commands.resolve("url"), "GET", null)).getString());
    }

    /** What can be read on the page, as a person would. */
    String text() {
        return run("return document.body.innerText") instanceof JsonString text ? text.getString() : "";
    }

    boolean has(String css) {
        return run("return document.querySelector(arguments[0]) !== null", css) == JsonValue.TRUE;
    }

    /** Runs a script, and answers what it returns. */
    JsonValue run(String script, String... arguments) {
        return post(
                "execute/sync",
                Json.createObjectBuilder()
                        .add("script", script)
                        .add("args", Json.createArrayBuilder(List.of(arguments))));
    }

    JsonValue runUntilDone(String script) {
        return post(
                "execute/async",
                Json.createObjectBuilder().add("script", script).add("args", JsonValue.EMPTY_JSON_ARRAY));
    }

    /** What the browser has complained of since it was asked last. */
    List<String> complaints() {
        JsonArray lines = post("se/log", Json.createObjectBuilder().add("type", "browser"))
                .asJsonArray();
        return lines.getValuesAs(JsonObject.class).stream()
                .filter(line -> List.of("SEVERE", "WARNING").contains(line.getString("level")))
                .map(line -> line.getString("message"))
                .toList();
    }

    /** A picture of the whole page. */
    void picture(String name) {
        JsonObject size = run("return {w: window.innerWidth, h: window.innerHeight, all: Math.min(4000, Math.max("
                        + "document.documentElement.scrollHeight, window.innerHeight))}")
                .asJsonObject();
        JsonObject shot = post(
                        "goog/cdp/execute",
                        Json.createObjectBuilder()
                                .add("cmd", "Page.captureScreenshot")
                                .add(
                                        "params",
                                        Json.createObjectBuilder()
                                                .add("captureBeyondViewport", true)
                                                .add(
                                                        "clip",
                                                        Json.createObjectBuilder()
                                                                .add("x", 0)
                                                                .add("y", 0)
                                                                .add("width", size.getInt("w"))
                                                                .add("height", size.getInt("all"))
                                                                .add("scale", 1))))
                .asJsonObject();
        try {
            Files.write(screenshots.resolve(name + ".png"), Base64.getDecoder().decode(shot.getString("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets pages believe that their reader likes it dark, or light. */
    void prefer(String scheme) {
        post(
                "goog/cdp/execute",
                Json.createObjectBuilder()
                        .add("cmd", "Emulation.setEmulatedMedia")
                        .add(
                                "params",
                                Json.createObjectBuilder()
                                        .add(
                                                "features",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("name", "prefers-color-scheme")
                                                                .add("value", scheme)))));
    }

    private String element(String css) {
        return post(
                        "element",
                        Json.createObjectBuilder().add("using", "css selector").add("value", css))
                .asJsonObject()
                .getString(ELEMENT);
    }

    private JsonValue post(String command, JsonObjectBuilder parameters) {
        return send(commands.resolve(command), "POST", parameters.build());
    }

    private boolean isReady(URI base) {
        try {
            return send(base.resolve("status"), "GET", null).asJsonObject().getBoolean("ready");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonValue send(URI address, String method, @Nullable JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
                JsonValue value = Objects.requireNonNull(reader.readObject().get("value"));
                if (response.statusCode() != 200) {
                    throw new AssertionError(method + " " + address.getPath() + " " + body + ": " + value);
                }
                return value;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            send(URI.create(commands.toString().replaceAll("/$", "")), "DELETE", null);
        } finally {
            driver.destroy();
        }
    }
}
