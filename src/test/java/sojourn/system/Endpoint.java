package sojourn.system;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One method at one address of the API, as the resources' own annotations say it.
 *
 * @param path the address below {@code /api}, with its parameters in braces
 * @param parameters the names of the parameters in the path
 * @param mediaTypes of a body; empty where none is named
 * @param takesBody whether the resource's method has a parameter for one
 */
record Endpoint(String method, String path, List<String> parameters, List<String> mediaTypes, boolean takesBody) {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w[\\w.-]*)[^}]*}");

    /** All that the resources in a WAR answer, whatever else describes the API. */
    static List<Endpoint> of(java.nio.file.Path war) {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(CLASSES + "sojourn/") && name.endsWith(".class"))
                    .map(name -> name.substring(CLASSES.length(), name.length() - ".class".length())
                            .replace('/', '.'))
                    .map(Endpoint::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(Endpoint::of)
                    .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Endpoint.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The WAR has a class of an earlier build; mvn clean helps", e);
        }
    }

    /** All that one resource answers. */
    static Stream<Endpoint> of(Class<?> resource) {
        return Stream.of(resource.getMethods()).flatMap(method -> of(resource, method).stream());
    }

    private static Optional<Endpoint> of(Class<?> resource, Method method) {
        Optional<String> verb = Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(present -> present != null)
                .map(HttpMethod::value)
                .findFirst();
        if (verb.isEmpty()) {
            if (method.isAnnotationPresent(Path.class)) {
                throw new AssertionError(method + " leads to another resource: let Endpoint follow it.");
            }
            return Optional.empty();
        }
        String path = below(resource.getAnnotation(Path.class)) + below(method.getAnnotation(Path.class));
        return Optional.of(new Endpoint(
                verb.get(),
                PARAMETER.matcher(path).replaceAll("{$1}"),
                PARAMETER
                        .matcher(path)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList(),
                mediaTypes(resource, method),
                Stream.of(method.getParameters()).anyMatch(Endpoint::isBody)));
    }

    private static String below(@Nullable Path path) {
        return path == null ? "" : "/" + path.value().replaceAll("^/|/$", "");
    }

    private static List<String> mediaTypes(Class<?> resource, Method method) {
        @Nullable Consumes consumes = method.getAnnotation(Consumes.class);
        if (consumes == null) {
            consumes = resource.getAnnotation(Consumes.class);
        }
        return consumes == null ? List.of() : List.of(consumes.value());
    }

    /** What no annotation of JAX-RS fills is the body. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(type -> type.getPackageName().startsWith("jakarta.ws.rs"));
    }

    boolean isAdministrative() {
        return path.equals("/admin") || path.startsWith("/admin/");
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The same address, asked for its headers alone: JAX-RS answers that wherever it answers GET. */
    Endpoint head() {
        return new Endpoint("HEAD", path, parameters, mediaTypes, takesBody);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
