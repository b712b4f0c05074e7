package sojourn.binding;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** The identifier of a scope, never given to two. */
public record ScopeId(UUID value) {

    private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();

    static ScopeId next() {
        return new ScopeId(NEXT.generate());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
