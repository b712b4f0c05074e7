package sojourn.system;

import com.sun.tools.attach.VirtualMachine;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Sojourn's MBeans in another process, as any JMX client sees them: each group's type, and its attributes. */
record MBeans(Map<String, Map<String, Number>> groups) {

    /** Reads those of the server that Arquillian has started: the child process that has no folder of ours. */
    static MBeans ofServerUnderTest() throws Exception {
        return of(ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("payara-micro") && !line.contains("sojourn.folder"))
                        .isPresent())
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The server under test is no child process")));
    }

    /** Reads those of a process. */
    @SuppressWarnings("BanJNDI") // The address is the process's own.
    static MBeans of(long pid) throws Exception {
        VirtualMachine server = VirtualMachine.attach(Long.toString(pid));
        String address;
        try {
            address = server.startLocalManagementAgent();
        } finally {
            server.detach();
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            return read(connector.getMBeanServerConnection());
        }
    }

    private static MBeans read(MBeanServerConnection server) throws Exception {
        Map<String, Map<String, Number>> groups = new TreeMap<>();
        for (ObjectName name : server.queryNames(new ObjectName("sojourn:*"), null)) {
            Map<String, Number> attributes = new TreeMap<>();
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                attributes.put(attribute.getName(), (Number) server.getAttribute(name, attribute.getName()));
            }
            if (name.getKeyProperty("application") == null
                    || groups.put(name.getKeyProperty("type"), attributes) != null) {
                throw new AssertionError("The name " + name + " does not tell which application it is of");
            }
        }
        return new MBeans(groups);
    }
}
