package sojourn.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.problem.Problem;
import sojourn.ratelimit.RateLimits;

/**
 * Those who send a credential that is not valid: from where too many come, none is looked at for a while, not even a good
 * one. So a guess that is right cannot be told from the others.
 */
@Singleton
class FailedCallers {

    private final RateLimits limits;

    @Inject
    FailedCallers(RateLimits limits) {
        this.limits = limits;
    }

    /** Why a request's credential is not looked at; empty if it is. */
    Optional<Problem> refusal(HttpServletRequest request) {
        return limits.untilTrusted(address(request)).map(TooManyRequests::problem);
    }

    /** Notes that a request's credential was not valid. */
    void count(HttpServletRequest request) {
        limits.countFailure(address(request));
    }

    /** From where a request comes. A server that believes its proxy, which has said nothing, does not know. */
    static String address(HttpServletRequest request) {
        @Nullable String address = request.getRemoteAddr();
        return address == null ? "" : address;
    }
}
