package sojourn.trace;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Locale;
import org.hibernate.BaseSessionEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each statement that Hibernate executes for a request or a task. Hibernate makes one of these for each of
 * its sessions, which belongs to one thread at a time.
 *
 * <p>A statement's text is told, its values are not: they stand apart from it.
 */
public final class SqlSpans extends BaseSessionEventListener {

    private static final long serialVersionUID = 1L;

    private transient @Nullable OpenSpan open;

    @Override
    public void jdbcExecuteStatementStart() {
        begin();
    }

    @Override
    public void jdbcExecuteStatementEnd() {
        finish();
    }

    @Override
    public void jdbcExecuteBatchStart() {
        begin();
    }

    @Override
    public void jdbcExecuteBatchEnd() {
        finish();
    }

    private void begin() {
        if (Spans.isTracing()) {
            String sql = SqlText.taken();
            OpenSpan span = CDI.current().select(Spans.class).get().within("SQL " + verb(sql), SpanKind.CLIENT);
            span.say("db.system", "postgresql");
            span.say("db.statement", sql);
            open = span;
        }
    }

    private void finish() {
        @Nullable OpenSpan span = open;
        if (span != null) {
            open = null;
            span.end();
        }
    }

    private static String verb(String sql) {
        return sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    }
}
