package sojourn.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraMicroBuilderTest {
    @Test
    void aTakenPortIsToldInOneSentence(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PayaraMicro.server()
                            .folder(folder)
                            .httpPort(taken.getLocalPort())
                            .start()
                            .close())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching("Port " + taken.getLocalPort() + " is taken: .*-Dport=<number>\\.");
        }
    }

    @Test
    void aMissingWarIsToldInOneSentence(@TempDir Path folder) {
        PayaraMicroBuilder server = PayaraMicro.server()
                .folder(folder)
                .microJar(folder.resolve("micro.jar"))
                .driverJar(folder.resolve("driver.jar"))
                .domainXml(folder.resolve("domain.xml"))
                .war(folder.resolve("sojourn.war"));
        assertThatThrownBy(() -> server.start().close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is missing: build it with mvn package.");
    }
}
