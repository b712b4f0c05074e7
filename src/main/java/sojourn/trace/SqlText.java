package sojourn.trace;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Hears from Hibernate which statement the calling thread prepares, for the span of its execution. */
public final class SqlText implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<@Nullable String> PREPARED = new ThreadLocal<>();

    @Override
    public String inspect(String sql) {
        if (Spans.isTracing()) {
            PREPARED.set(sql);
        }
        return sql;
    }

    /** The statement that the calling thread has prepared last; it is forgotten then. */
    static String taken() {
        @Nullable String sql = PREPARED.get();
        PREPARED.remove();
        return sql == null ? "" : sql;
    }
}
