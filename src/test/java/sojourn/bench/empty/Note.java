package sojourn.bench.empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The one entity of the empty WAR with Hibernate, which does not start its work without any. */
@Entity
public class Note {

    @Id
    private long id;

    public long id() {
        return id;
    }
}
