package sojourn.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Set;
import sojourn.local.PayaraMicro;
import sojourn.local.TokenSigner;

/** A server with the product as its administrator sees it: its place among the nodes, and its copies. */
record Node(PayaraMicro server, TokenSigner signer) {

    private static final Request STATE = Request.get("/api/admin/cluster");
    private static final int TRIES = 300;
    private static final int MILLIS = 200;

    URI base() {
        return server.base();
    }

    /** How its copies have fared since its start. */
    Copies copies() {
        JsonObject copies = state().getJsonObject("copies");
        return new Copies(
                copies.getJsonNumber("count").longValue(),
                copies.getJsonNumber("hits").longValue(),
                copies.getJsonNumber("misses").longValue());
    }

    /** Waits until it answers from copies, as one of so many nodes. */
    void awaitServing(int members) {
        for (int tries = 0; tries < TRIES; tries++) {
            JsonObject state = state();
            if (state.getBoolean("serving") && state.getJsonArray("members").size() == members) {
                return;
            }
            sleep();
        }
        throw new CannotMeasure("a node does not serve as one of " + members + ": " + state());
    }

    private JsonObject state() {
        String token = signer.token("admin", Set.of("admin"));
        return Json.createReader(new StringReader(
                        Answer.ask(server.base(), STATE, 0, token).body()))
                .readObject();
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }

    /** How many copies there are, and how often one was found and not. */
    record Copies(long count, long hits, long misses) {

        static final Copies NONE = new Copies(0, 0, 0);

        Copies plus(Copies other) {
            return new Copies(count + other.count, hits + other.hits, misses + other.misses);
        }

        /** Which part of what was looked for since was found. */
        double foundSince(Copies before) {
            double found = hits - before.hits;
            return found / (found + misses - before.misses);
        }
    }
}
