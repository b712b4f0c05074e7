package sojourn.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import sojourn.bench.bound.NothingResource;

/** Copies of the product's WAR with resources that do nothing: one as it was built, and one that binds no request. */
final class BoundWar {

    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final Pattern BINDING = Pattern.compile(
            "\\s*<(filter|filter-mapping)>\\s*<filter-name>binding</filter-name>.*?</\\1>", Pattern.DOTALL);

    private BoundWar() {}

    /** The product with the resources. */
    static Path bound(Path folder) {
        return write(product(), folder.resolve("bound.war"));
    }

    /** The same without the filter that binds. */
    static Path unbound(Path folder) {
        WebArchive war = product();
        String webXml = withoutBinding(text(war));
        war.delete("/" + WEB_XML);
        return write(war.add(new StringAsset(webXml), WEB_XML), folder.resolve("unbound.war"));
    }

    /** A web.xml without the filter that binds and its mapping. */
    static String withoutBinding(String webXml) {
        Matcher binding = BINDING.matcher(webXml);
        if (binding.results().count() != 2) {
            throw new CannotMeasure("web.xml has not one filter \"binding\" with one mapping");
        }
        return binding.replaceAll("");
    }

    private static WebArchive product() {
        return ShrinkWrap.create(ZipImporter.class)
                .importFrom(Servers.productWar().toFile())
                .as(WebArchive.class)
                .addPackage(NothingResource.class.getPackage());
    }

    private static String text(WebArchive war) {
        try (InputStream stream = war.get(WEB_XML).getAsset().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(WebArchive war, Path file) {
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
