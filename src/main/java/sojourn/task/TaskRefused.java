package sojourn.task;

/** A task that cannot be taken, and will not be done. The message is a sentence for the caller. */
public final class TaskRefused extends RuntimeException {

    public static final String CODE = "tasks-full";

    private static final long serialVersionUID = 1L;

    private TaskRefused(String sentence) {
        // Expected under load: the stack trace would cost more than the refusal.
        super(sentence, null, false, false);
    }

    static TaskRefused full() {
        return new TaskRefused("As many tasks wait as may; try again in a few seconds.");
    }

    static TaskRefused stopping() {
        return new TaskRefused("The server is stopping; try again in a few seconds.");
    }
}
