package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import sojourn.cache.CopyRenewal;

/** The renewal of a copy of a session by a touch: its version, and in microseconds the last activity and the expiry. */
@ApplicationScoped
class SessionCopyRenewal implements CopyRenewal {

    static String detail(TouchRepository.Renewed renewed) {
        return renewed.version() + " " + SessionCopy.micros(renewed.lastActivity()) + " "
                + SessionCopy.micros(renewed.expiresAt());
    }

    @Override
    public Object renewed(Object copy, String detail) {
        if (!(copy instanceof SessionCopy session)) {
            return copy;
        }
        long[] numbers =
                Arrays.stream(detail.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return session.renewed(numbers[0], numbers[1], numbers[2]);
    }
}
