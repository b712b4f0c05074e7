package sojourn.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many calls at once. */
final class Parallel {

    private static final int THREADS = 16;

    private Parallel() {}

    static <T> List<T> run(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        return run(calls, THREADS);
    }

    /** So many of them at once. */
    static <T> List<T> run(List<Callable<T>> calls, int width) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(width);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
