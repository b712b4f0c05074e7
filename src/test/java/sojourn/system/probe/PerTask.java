package sojourn.system.probe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** A bean of the CDI request context, which tells when it is made and destroyed. */
@RequestScoped
public class PerTask {

    public static final String MADE = "per-task-made";
    public static final String DESTROYED = "per-task-destroyed";

    private static final AtomicLong NEXT = new AtomicLong();

    private final long number = NEXT.incrementAndGet();

    @Inject
    private Notes notes;

    public long number() {
        return number;
    }

    @PostConstruct
    void made() {
        notes.add(MADE, Long.toString(number));
    }

    @PreDestroy
    void destroyed() {
        notes.add(DESTROYED, Long.toString(number));
    }
}
