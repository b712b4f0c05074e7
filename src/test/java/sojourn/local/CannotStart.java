package sojourn.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** An expected reason why Sojourn does not run here: one sentence for the user, which says what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** For a folder of ours that the file system does not let us use. */
    static CannotStart unusable(Path folder, IOException cause) {
        return new CannotStart(
                folder + " cannot be used (" + reason(cause) + "): see that it is a folder that you may read and"
                        + " write, and that the disk has room.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "no permission for " + cause.getMessage();
        }
        if (cause instanceof FileAlreadyExistsException) {
            return cause.getMessage() + " is a file";
        }
        return String.valueOf(cause.getMessage());
    }
}
