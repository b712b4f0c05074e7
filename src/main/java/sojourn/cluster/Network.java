package sojourn.cluster;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Messages between the nodes. Safe for any number of threads. */
interface Network {

    /**
     * Joins those who are there, or waits for others.
     *
     * @param endpoints where others may listen
     * @return where this node is from now on; empty if it has no network
     */
    Optional<Place> join(Collection<String> endpoints, Receiver receiver);

    /** Where others may listen whom this node has not met, or has lost. */
    void lookFor(Collection<String> endpoints);

    /** Who can be reached, as far as is known; this node itself is one of them. */
    Set<String> members();

    /**
     * Sends a message that is to be confirmed. The answer fails if the receiver is not reached, or does not confirm it; there
     * may be none for as long as the receiver is silent, so that whoever waits does so for a limited time, and cancels it.
     */
    CompletableFuture<Void> ask(String member, byte[] message);

    /** Sends a message that nobody confirms. It may be lost. */
    void tell(Collection<String> members, byte[] message);

    void leave();

    /** What comes in. */
    @FunctionalInterface
    interface Receiver {

        /** Takes a message. The sender is told when the answer is complete, if it wants to know. Must not block. */
        CompletionStage<Void> receive(String sender, byte[] message);
    }
}
