package sojourn.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users whom tokens have told us of. Safe for any number of threads. */
@ApplicationScoped
public class Users {

    private static final int CAPACITY = 10_000;

    /** What this node stored last of each user, so that the same token is stored once; the eldest entry makes room. */
    private final Map<String, UserProfile> stored = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UserProfile> eldest) {
            return size() > CAPACITY;
        }
    });

    private final UserRepository repository;

    @Inject
    Users(UserRepository repository) {
        this.repository = repository;
    }

    /** Remembers what a token told of its user, in a transaction of its own; free if this node stored the very same last. */
    public void remember(UserProfile user) {
        if (!user.equals(stored.get(user.id()))) {
            repository.store(user);
            stored.put(user.id(), user);
        }
    }

    /** The profiles of those ids that are known. */
    public Map<String, UserProfile> find(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.find(ids).stream().collect(Collectors.toMap(UserProfile::id, Function.identity()));
    }

    /** The ids of up to {@code most} users in whose id, e-mail or name each of these words begins one; in no order. */
    public List<String> search(String words, int most) {
        return repository.search(words, most);
    }
}
