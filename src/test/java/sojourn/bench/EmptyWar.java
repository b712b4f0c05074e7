package sojourn.bench;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import sojourn.bench.empty.AlwaysReady;
import sojourn.bench.empty.EmptyApplication;
import sojourn.bench.empty.Note;
import sojourn.bench.empty.ReadyWithLibraries;

/** The empty WARs that the product is held against. */
final class EmptyWar {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    /** The jars in the product's WAR that are Hibernate and Infinispan and what they need, by the beginnings of their names. */
    private static final String LIBRARIES =
            "/WEB-INF/lib/(hibernate|jboss-logging|byte-buddy|classmate|antlr4|jandex|jaxb"
                    + "|jakarta\\.|istack|txw2|angus|infinispan|jgroups|caffeine|rxjava|reactive|protostream|jboss-threads|wildfly).*";

    private EmptyWar() {}

    /** A WAR with nothing but the resource that answers what it is taught. */
    static Path plain(Path folder) {
        WebArchive war = ShrinkWrap.create(WebArchive.class)
                .addPackage(EmptyApplication.class.getPackage())
                .deleteClasses(Note.class, ReadyWithLibraries.class)
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
        return write(war, folder.resolve("empty.war"));
    }

    /**
     * The same with Hibernate and Infinispan, as the product has them, both in use.
     *
     * @param product the product's WAR
     */
    static Path withLibraries(Path folder, Path product) {
        WebArchive war = ShrinkWrap.create(WebArchive.class)
                .addPackage(EmptyApplication.class.getPackage())
                .deleteClasses(AlwaysReady.class)
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
                .addAsResource(new StringAsset(Resource.of("persistence.xml").text()), "META-INF/persistence.xml")
                .merge(
                        ShrinkWrap.create(ZipImporter.class)
                                .importFrom(product.toFile())
                                .as(WebArchive.class),
                        "/",
                        Filters.include(LIBRARIES));
        return write(war, folder.resolve("empty-with-libraries.war"));
    }

    private static Path write(WebArchive war, Path file) {
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
