package sojourn.system.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Places where work stands still until the test lets it go on, each with a name. */
@ApplicationScoped
public class Gates {

    private static final int BOUND_SECONDS = 120;

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

    /** Lets everybody pass who stands at the gate or comes later. */
    public void open(String name) {
        gate(name).countDown();
    }

    /** Stands at the gate until it is open. */
    public void pass(String name) {
        try {
            if (!gate(name).await(BOUND_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the gate " + name);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted at the gate " + name, e);
        }
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, key -> new CountDownLatch(1));
    }
}
