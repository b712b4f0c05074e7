package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR with one more jar, by which a test breaks a node's network and its word. */
final class BreakableWar {

    private static final String BEANS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    /** What a later version may bring: a field more. */
    private static final String MIGRATION = "alter table session add column of_tomorrow text;";

    private BreakableWar() {}

    /** Writes the WAR as it is. */
    static Path write(Path folder) {
        return write(folder, "breakable.war", war -> war);
    }

    /** Writes the WAR as it may be tomorrow: its schema has one more field. */
    static Path writeNext(Path folder) {
        return write(
                folder,
                "breakable-next.war",
                war -> war.addAsResource(new StringAsset(MIGRATION), "db/migration/V9999__of_tomorrow.sql"));
    }

    private static Path write(Path folder, String name, UnaryOperator<WebArchive> change) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JavaArchive faults = ShrinkWrap.create(JavaArchive.class, "faults.jar")
                .addClass("sojourn.cluster.SwitchableChanges")
                .addClass("sojourn.cluster.BreakableNetwork")
                .addClass("sojourn.cluster.FaultsResource")
                .addAsManifestResource(new StringAsset(BEANS), "beans.xml");
        Path war = folder.resolve(name);
        change.apply(ShrinkWrap.create(ZipImporter.class)
                        .importFrom(ServerUnderTest.war().toFile())
                        .as(WebArchive.class)
                        .addAsLibrary(faults))
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
