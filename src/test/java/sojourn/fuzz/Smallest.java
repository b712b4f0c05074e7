package sojourn.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sojourn.fuzz.WireRequest.Framing;
import sojourn.fuzz.WireRequest.Header;

/** Takes away from a request what its wrong answer does not depend on. */
final class Smallest {

    /** So often it is asked whether a request is still answered wrong. */
    private static final int TRIES = 80;

    private final Predicate<WireRequest> wrong;
    private int left = TRIES;

    /** @param wrong sends a request, and says whether it was answered as before */
    Smallest(Predicate<WireRequest> wrong) {
        this.wrong = wrong;
    }

    WireRequest of(WireRequest request) {
        WireRequest smallest = request;
        for (boolean smaller = true; smaller && left > 0; ) {
            smaller = false;
            for (WireRequest candidate : candidates(smallest)) {
                if (left-- > 0 && wrong.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<WireRequest> candidates(WireRequest request) {
        List<WireRequest> candidates = new ArrayList<>();
        String body = request.body();
        if (!body.isEmpty()) {
            candidates.add(request.withBody(""));
        }
        if (request.framing() != Framing.LENGTH) {
            candidates.add(request.withFraming(Framing.LENGTH));
        }
        if (!request.query().isEmpty()) {
            candidates.add(request.withTarget(request.path()));
        }
        for (int at = 0; at < request.headers().size(); at++) {
            List<Header> fewer = new ArrayList<>(request.headers());
            fewer.remove(at);
            candidates.add(request.withHeaders(fewer));
        }
        if (body.length() > 1) {
            candidates.add(request.withBody(body.substring(0, body.length() / 2)));
            candidates.add(request.withBody(body.substring(body.length() / 2)));
        }
        return candidates;
    }
}
