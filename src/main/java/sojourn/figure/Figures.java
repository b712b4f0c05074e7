package sojourn.figure;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The figures of all rooms, in groups: a group is an MBean, and each of its figures is an attribute of that and a metric.
 *
 * <p>The MBean {@code sojourn:type=Sessions,application="…"} has the group "sessions"; the application's name, by which the
 * server tells deployments apart, keeps two of them in one JVM from meeting. With the application its MBeans go: the
 * server would hold its classes for ever otherwise. The metrics are taken away by the server itself.
 *
 * <p>Safe for any number of threads.
 */
@ApplicationScoped
public class Figures {

    private static final Logger LOG = System.getLogger(Figures.class.getName());

    private static final String DOMAIN = "sojourn";

    @Resource(lookup = "java:app/AppName")
    private String application;

    private final MetricRegistry metrics;
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final Map<String, FigureGroup> groups = new ConcurrentHashMap<>();

    @Inject
    Figures(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    /** The group that has a name, which begins the names of its figures; it is made when it is first asked for. */
    public FigureGroup group(String name) {
        return groups.computeIfAbsent(name, this::made);
    }

    private FigureGroup made(String name) {
        FigureBean bean = new FigureBean("What Sojourn shows of its " + name);
        try {
            ObjectName beanName = beanName(name);
            // Of a deployment that did not end in order.
            forget(beanName);
            beans.registerMBean(bean, beanName);
        } catch (JMException e) {
            // The server works without it, and so does the metric.
            LOG.log(Level.WARNING, "The figures of the group {0} cannot be seen as an MBean: {1}", name, e.toString());
        }
        return new FigureGroup(DOMAIN + "." + name + ".", metrics, bean);
    }

    @PreDestroy
    void forgetAll() {
        for (String name : groups.keySet()) {
            try {
                forget(beanName(name));
            } catch (JMException e) {
                LOG.log(Level.WARNING, "The MBean of the group " + name + " stays, and holds the application", e);
            }
        }
    }

    private void forget(ObjectName name) throws JMException {
        try {
            beans.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.TRACE, "There is no MBean {0}", name);
        }
    }

    private ObjectName beanName(String group) throws JMException {
        return new ObjectName(
                DOMAIN + ":type=" + FigureBean.attribute(group) + ",application=" + ObjectName.quote(application));
    }
}
