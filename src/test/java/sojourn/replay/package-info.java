/**
 * Plays dialogues from a file against a running server, then compares what the server kept with the file.
 *
 * <p>{@link sojourn.replay.Replay} is the program. Playing writes through the API and knows nothing of the verification; the
 * verification starts from the file and the name of the run, and only reads: it also works in a new process after the
 * server was restarted. What ties a stored session to its dialogue is the metadata of its messages, see {@link
 * sojourn.replay.Mark}.
 */
@NullMarked
package sojourn.replay;

import org.jspecify.annotations.NullMarked;
