package sojourn.bench.plan;

import java.util.List;

/** Every statement that the product runs for its API, with what its plan is to show. */
final class Catalogue {

    private static final String SIGHT = "on sa1_0.session_id=s1_0.id where ";
    private static final String OF_OWNER = SIGHT + "s1_0.owner_type=$1 and s1_0.owner_name=$2 ";
    private static final int PAGE = 51;
    private static final int BATCH = 1_000;

    private static final Description SKIPPING = Description.of(
            OF_OWNER + "order by",
            "A page of an owner's sessions, by skip: the one behind 9,900",
            15_000,
            "The same index, but what is skipped is read as well, and its activity with it, at times by two more processes,"
                    + " which read some too many. A client may skip 10,000 at most; the page leads on by a cursor.");

    private static final Chapter LISTINGS = new Chapter(
            "Listings",
            List.of(
                    SKIPPING.atBest(
                            "The first page of an owner's sessions",
                            PAGE,
                            "The index has the owner's sessions in the order of the page, so that it reads the 50 of the page"
                                    + " and the one that tells whether there is another page, of 20,000."),
                    Description.of(
                            OF_OWNER + "and (s1_0.created_at,s1_0.id)<",
                            "A page of an owner's sessions, by cursor: the one behind 9,950",
                            PAGE,
                            "The cursor is a condition of the index: the page begins where the one before ended, however far"
                                    + " that is."),
                    SKIPPING,
                    Description.of(
                            OF_OWNER + "and s1_0.ended_at is null",
                            "An owner's live sessions",
                            300,
                            "The partial index has only sessions that nobody has closed, 200 of this owner's 20,000; half of"
                                    + " them have expired and are dropped. What is left is sorted in memory. There is no"
                                    + " page: it reads as many rows as the owner has open sessions."),
                    Description.of(
                            SIGHT + "true order by",
                            "For administrators: the first page of everybody's sessions",
                            PAGE,
                            "An index in the order of the page, without an owner."),
                    Description.of(
                            SIGHT + "true and (s1_0.created_at,s1_0.id)<",
                            "For administrators: a page of everybody's sessions, by cursor",
                            PAGE,
                            "The cursor is a condition of the index.")));

    private static final Chapter ONE = new Chapter(
            "One session",
            List.of(
                    Description.of(
                            SIGHT + "s1_0.id=$1 and s1_0.owner_type",
                            "An owner's session",
                            1,
                            "One row of each half by its primary key; the owner is checked in the row."),
                    Description.of(
                            SIGHT + "s1_0.id=$1",
                            "For administrators: a session, whoever owns it",
                            1,
                            "One row of each half by its primary key."),
                    Description.of(
                            "from session s where s.id = $1 and s.owner_type = $2 and s.owner_name = $3 for share",
                            "The share lock of a write inside a session",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "from session s1_0 where s1_0.id=$1 and s1_0.owner_type=$2 and s1_0.owner_name=$3 for no key",
                            "The exclusive lock of a change",
                            1,
                            "One row by the primary key; a foreign key's check does not wait for it."),
                    Description.of(
                            "from session s1_0 where s1_0.id=$1 for no key update",
                            "For administrators: the exclusive lock",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "from session_activity a where a.session_id = $1",
                            "The timing of a locked session",
                            1,
                            "One narrow row by the primary key, with the clock behind the lock."),
                    Description.of(
                            "from session_activity sa1_0 where sa1_0.session_id=$1 for no key update",
                            "The lock of a session's activity",
                            1,
                            "One narrow row by the primary key."),
                    Description.of("select now() as now", "The clock of an opening", 0, "No table."),
                    Description.of("insert into session (", "An opened session", 0, "One row."),
                    Description.of(
                            "insert into session_activity (",
                            "An opened session's activity",
                            0,
                            "One row; the foreign key is checked by the next statement."),
                    Description.of(
                            "FROM ONLY \"public\".\"session\" x",
                            "The foreign key of an activity and of a conversation",
                            1,
                            "One row by the primary key, locked so that it stays."),
                    Description.of(
                            "update session set context=", "A replaced context", 1, "One row by the primary key."),
                    Description.of(
                            "update session set duration_micros=",
                            "A changed duration",
                            1,
                            "One row by the primary key; only what has changed is written."),
                    Description.of("update session set status=", "A pause", 1, "One row by the primary key."),
                    Description.of(
                            "update session set end_reason=",
                            "A session's end",
                            1,
                            "One row by the primary key. It leaves the index of open sessions."),
                    Description.of(
                            "update session_activity set expires_at=$1,last_activity=$2",
                            "A set expiry, also that of the end",
                            1,
                            "One narrow row by the primary key."),
                    Description.of("delete from session where id", "A deletion", 1, "One row by the primary key."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"session_activity\"",
                            "What goes with a session: its activity",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"conversation\"",
                            "What goes with a session: its conversations",
                            1,
                            "The index on the session, whose conversations it reads and no other."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"message\"",
                            "What goes with a conversation: its messages",
                            2,
                            "The first column of the primary key: all messages of the conversation and no other.")));

    private static final Chapter TOUCHES = new Chapter(
            "Touches",
            List.of(
                    Description.of(
                            "update session_activity set last_activity = greatest(",
                            "A touch that is written at once",
                            1,
                            "One narrow row by the primary key."),
                    Description.of(
                            "from session_activity where session_id = any($1)",
                            "The locks of a batch of touches",
                            BATCH,
                            "The primary key for each session of the batch, which is 1,000 at most. The index gives them in"
                                    + " the order of their ids, so nothing is sorted before it is locked."),
                    Description.of(
                            "update session_activity a set last_activity",
                            "A batch of touches",
                            BATCH,
                            "For each session of the batch one row of each half by its primary key."),
                    Description.of(
                            "select t.id from unnest",
                            "Which touches of a batch can be dropped, of those whose sessions were locked",
                            BATCH,
                            "For each of them one row by the primary key.")));

    private static final Chapter CONVERSATIONS = new Chapter(
            "Messages",
            List.of(
                    Description.of(
                            "sequence > $2 order by sequence asc",
                            "100 messages in the middle of 100,000, forwards",
                            100,
                            "The primary key has the messages in their order, so that the page is read and no other row."),
                    Description.of(
                            "sequence < $2 order by sequence desc",
                            "100 messages in the middle of 100,000, backwards",
                            100,
                            "The same index from behind."),
                    Description.of(
                            "select message_count from conversation",
                            "How many messages there are",
                            1,
                            "One row by the index of default conversations: nothing is counted."),
                    Description.of(
                            "update conversation set message_count",
                            "The numbers of new messages",
                            1,
                            "One row by the index of default conversations, however many messages there are. The trigger"
                                    + " is the foreign key's, for a conversation that the same transaction has made."),
                    Description.of(
                            "insert into conversation (",
                            "A session's first conversation",
                            0,
                            "One row; the unique index decides who makes it."),
                    Description.of("insert into message (", "A message", 0, "One row each, sent in batches of 50."),
                    Description.of(
                            "FROM ONLY \"public\".\"conversation\" x",
                            "The foreign key of a message",
                            1,
                            "One row by the primary key, locked so that it stays."),
                    Description.of(
                            "update conversation set sealed_at",
                            "The sealing of a session's conversations",
                            1,
                            "The index on the session, whose conversations it reads and no other.")));

    private static final Chapter KEYS = new Chapter(
            "Idempotency keys",
            List.of(
                    Description.of(
                            "pg_try_advisory_xact_lock($1)",
                            "The lock of a key",
                            0,
                            "No table: the lock is in memory, and ends with the transaction."),
                    Description.of(
                            "select request, status, etag, location, answer from idempotency_key",
                            "The answer of a key",
                            1,
                            "One row by the primary key, or none."),
                    Description.of(
                            "insert into idempotency_key",
                            "The keeping of an answer",
                            0,
                            "One row; the primary key decides whether there was one."),
                    Description.of(
                            "delete from idempotency_key",
                            "The forgetting of keys, every ten minutes",
                            100,
                            "The index on the expiry, 100 keys at a time.")));

    private static final Chapter USERS = new Chapter(
            "Users",
            List.of(
                    Description.of(
                            "insert into app_user",
                            "What a token told of its user",
                            0,
                            "One row by the primary key, written only if it differs."),
                    Description.of(
                            "from app_user u1_0 where u1_0.id in",
                            "The users of a page",
                            PAGE,
                            "The primary key for each of them, at most one a session of the page.")));

    static final List<Chapter> CHAPTERS = List.of(LISTINGS, ONE, TOUCHES, CONVERSATIONS, KEYS, USERS);

    private Catalogue() {}
}
