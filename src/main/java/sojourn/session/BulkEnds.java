package sojourn.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sojourn.database.DatabaseTrouble;

/**
 * Closes many sessions at the wish of an administrator, each in a transaction of its own, which is as short as that of any
 * other end: one that fails stops none of the others.
 *
 * <p>Not inside a transaction. If the database goes away in the middle, what was closed stays closed, and nobody is told
 * which: whoever asks again finds those sessions closed. Safe for any number of threads and nodes.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class BulkEnds {

    private static final Logger LOG = System.getLogger(BulkEnds.class.getName());
    private static final int PAGE = 500;

    private final SessionAdministration sessions;
    private final Event<SessionsClosed> closed;

    @Inject
    BulkEnds(SessionAdministration sessions, Event<SessionsClosed> closed) {
        this.sessions = sessions;
        this.closed = closed;
    }

    /**
     * Closes sessions, in their order. One that is named twice is closed once.
     *
     * @return what became of each, in the same order
     */
    public List<BulkEnd> close(List<SessionId> ids, ClosingWish wish, Actor by) {
        Map<SessionId, BulkEnd> ends = new HashMap<>();
        List<BulkEnd> answers = new ArrayList<>(ids.size());
        for (SessionId id : ids) {
            answers.add(ends.computeIfAbsent(id, each -> close(each, wish, by)));
        }
        Map<BulkEnd.Outcome, Long> outcomes = new EnumMap<>(BulkEnd.Outcome.class);
        ends.values().forEach(end -> outcomes.merge(end.outcome(), 1L, Long::sum));
        closed.fire(new SessionsClosed(by, wish, Optional.empty(), outcomes));
        return answers;
    }

    /**
     * Expires every live session that a user has opened until now, paused and transient ones too, however many they are. What
     * the user opens meanwhile is left alone.
     */
    public UserEnds expireAll(Owner.User user, Actor by) {
        Map<BulkEnd.Outcome, Long> outcomes = new EnumMap<>(BulkEnd.Outcome.class);
        List<BulkEnd> failed = new ArrayList<>();
        SessionsAfter.Key place = sessions.newestPlace(user);
        List<SessionsAfter.Key> page = sessions.listLive(user, place, PAGE);
        while (!page.isEmpty()) {
            for (SessionsAfter.Key each : page) {
                BulkEnd end = close(each.id(), ClosingWish.EXPIRE, by);
                outcomes.merge(end.outcome(), 1L, Long::sum);
                if (end.outcome() == BulkEnd.Outcome.FAILED) {
                    failed.add(end);
                }
            }
            page = sessions.listLive(user, page.get(page.size() - 1), PAGE);
        }
        closed.fire(new SessionsClosed(by, ClosingWish.EXPIRE, Optional.of(user.id()), outcomes));
        return new UserEnds(outcomes.getOrDefault(BulkEnd.Outcome.EXPIRED, 0L), failed);
    }

    private BulkEnd close(SessionId id, ClosingWish wish, Actor by) {
        try {
            return BulkEnd.of(id, sessions.close(id, wish, by));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.behind(e)
                    .filter(DatabaseTrouble.UNAVAILABLE::equals)
                    .isPresent()) {
                // Not this session's fault, and no other's turn.
                throw e;
            }
            LOG.log(Level.WARNING, "The session " + id + ", one of many, could not be closed, and lives on", e);
            return BulkEnd.failed(id, e);
        }
    }
}
