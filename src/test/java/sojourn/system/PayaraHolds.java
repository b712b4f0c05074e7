package sojourn.system;

import java.util.HashSet;
import java.util.Set;

/**
 * What Payara Server and the JDK hold of a WAR that was undeployed, as docs/operations.md names it: never more than a few
 * of its loaders, however often it is deployed.
 */
final class PayaraHolds implements HeapDump.Holds {

    private static final Set<String> OF_THREADS = Set.of(
            "java.lang.Thread.contextClassLoader",
            "java.lang.Thread.inheritedAccessControlContext",
            "java.lang.Thread.inheritableThreadLocals");

    private static final Set<String> OTHERS = Set.of(
            "org.glassfish.concurrent.runtime.ContextSetupProviderImpl.allThreadContextProviders",
            "java.lang.invoke.MethodHandle.asTypeCache");

    private final Set<Long> threads = new HashSet<>();

    /** The server's threads that were made while a WAR called it. */
    PayaraHolds(HeapDump dump) {
        threads.addAll(dump.threadsNamed("concurrent/__default"));
        threads.addAll(dump.threadsNamed("glassfish-internal-managedThreadFactory"));
        threads.addAll(dump.threadsOf(
                "com.sun.enterprise.transaction.JavaEETransactionManagerSimplified",
                "scheduledTransactionManagerExecutor"));
    }

    @Override
    public boolean contain(long holder, String by) {
        return OTHERS.contains(by) || (OF_THREADS.contains(by) && threads.contains(holder));
    }
}
