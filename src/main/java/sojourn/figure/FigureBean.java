package sojourn.figure;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * A group as an MBean, whose attributes can only be read, and are plain numbers: any client can show them.
 *
 * <p>Its attributes are the figures as they were shown, so that nobody writes an interface that repeats them. Safe for any
 * number of threads.
 */
final class FigureBean implements DynamicMBean {

    private final String description;
    private final Map<String, Shown> figures = new ConcurrentSkipListMap<>();

    FigureBean(String description) {
        this.description = description;
    }

    /** Shows one more attribute. */
    <T extends Number> void show(String attribute, String meaning, Class<T> type, Supplier<T> value) {
        figures.putIfAbsent(attribute, new Shown(meaning, type.getName(), value));
    }

    /** What an attribute is called: of "queue.length" and "expired-by-client" QueueLength and ExpiredByClient. */
    static String attribute(String figure) {
        return Arrays.stream(figure.split("[.-]"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        return asked(shown(name));
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList found = new AttributeList();
        for (String name : names) {
            @Nullable Shown shown = figures.get(name);
            // What is not there is left out: so JMX has it.
            if (shown != null) {
                found.add(new Attribute(name, asked(shown)));
            }
        }
        return found;
    }

    /** The value of an attribute as it is now; empty if there is no such attribute. */
    Optional<Number> value(String attribute) {
        return Optional.ofNullable(figures.get(attribute)).map(FigureBean::asked);
    }

    /** Asks as the application: by a thread's class loader the server finds its beans, and JMX's own threads have none. */
    private static Number asked(Shown shown) {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FigureBean.class.getClassLoader());
        try {
            return shown.value().get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Shown shown(String name) throws AttributeNotFoundException {
        @Nullable Shown shown = figures.get(name);
        if (shown == null) {
            throw new AttributeNotFoundException("There is no figure " + name);
        }
        return shown;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("The figure " + attribute.getName() + " cannot be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, @Nullable Object[] arguments, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action), "Figures have no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = figures.entrySet().stream()
                .map(figure -> new MBeanAttributeInfo(
                        figure.getKey(),
                        figure.getValue().type(),
                        figure.getValue().meaning(),
                        true,
                        false,
                        false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(FigureBean.class.getName(), description, attributes, null, null, null);
    }

    /** A figure: what it means, its class, and where it comes from. */
    private record Shown(String meaning, String type, Supplier<? extends Number> value) {}
}
