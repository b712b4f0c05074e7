package sojourn.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that take items from one list until it is empty. */
record Workers(int count) {
    /** What a worker does with an item. */
    interface Work<T> {
        void doOne(int worker, T item);
    }

    /** Returns when all items are done; a failure of one ends the work and is thrown. */
    <T> void each(List<T> items, Work<T> work) {
        ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>(items);
        List<Callable<Void>> loops = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            int worker = number;
            loops.add(() -> {
                for (T item = queue.poll(); item != null; item = queue.poll()) {
                    work.doOne(worker, item);
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            for (Future<Void> loop : threads.invokeAll(loops)) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailure("The replay was interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
