package sojourn.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import sojourn.settings.SettingsReader;

/** By what name, where and how secretly the nodes talk to each other. */
@Singleton
public class ClusterSettings {

    static final String NAME = "session.cluster.name";
    static final String NODE_NAME = "session.cluster.node-name";
    static final String BIND_ADDRESS = "session.cluster.bind-address";
    static final String BIND_PORT = "session.cluster.bind-port";
    static final String PORTS = "session.cluster.ports";
    static final String KEY = "session.cluster.key";

    private final Optional<String> name;
    private final String nodeName;
    private final String bindAddress;
    private final int bindPort;
    private final int ports;
    private final Optional<SecretKey> key;

    @Inject
    public ClusterSettings(SettingsReader settings) {
        name = settings.text(NAME);
        nodeName = settings.text(NODE_NAME).orElseGet(ClusterSettings::hostName);
        bindAddress = settings.text(BIND_ADDRESS, "127.0.0.1");
        bindPort = settings.number(BIND_PORT, 7800, 1, 65_000);
        ports = settings.number(PORTS, 20, 1, 500);
        key = settings.secret(KEY).map(bytes -> new SecretKeySpec(bytes, "AES"));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }

    /** The name that the nodes share; empty if this node has no network. */
    Optional<String> name() {
        return name;
    }

    /** What this node is called, for people. */
    String nodeName() {
        return nodeName;
    }

    /** The address of this machine on which it listens for the others. */
    String bindAddress() {
        return bindAddress;
    }

    /** The first port that is tried. */
    int bindPort() {
        return bindPort;
    }

    /** How many ports are tried behind the first one. */
    int ports() {
        return ports;
    }

    /** By what the nodes' messages are encrypted; empty if they are not. */
    Optional<SecretKey> key() {
        return key;
    }
}
