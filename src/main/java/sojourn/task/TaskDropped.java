package sojourn.task;

/** What became of a task that was taken and then not done: the server stopped, or the transaction that started it was rolled back. */
public final class TaskDropped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TaskDropped(String name, String why) {
        super("The task \"" + name + "\" was not done: " + why, null, false, false);
    }
}
