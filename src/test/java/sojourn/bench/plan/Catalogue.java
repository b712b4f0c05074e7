package sojourn.bench.plan;

import java.util.List;

/** Every statement that the product runs for its API, with what its plan is to show. */
final class Catalogue {

    private static final String SIGHT = "on sa1_0.session_id=s1_0.id where ";
    private static final String OF_OWNER = SIGHT + "s1_0.owner_type=$1 and s1_0.owner_name=$2 ";
    private static final int PAGE = 51;
    private static final int BATCH = 1_000;

    /** The ids of a page come first, by the index alone; the alias of what they are looked for in differs. */
    private static final String PAGED = SIGHT + "s1_0.id in (select s2_0.id from session s2_0 where ";

    private static final String PAGED_OF_OWNER = PAGED + "s2_0.owner_type=$1 and s2_0.owner_name=$2 ";

    private static final Description SKIPPING = Description.of(
            PAGED_OF_OWNER + "order by",
            "A page of an owner's sessions, by skip: the one behind 9,900",
            11_000,
            "The same index; what is skipped is skipped in it, and nothing else of those sessions is read.");

    private static final Chapter LISTINGS = new Chapter(
            "Listings",
            List.of(
                    SKIPPING.atBest(
                            "The first page of an owner's sessions",
                            PAGE,
                            "The index has the owner's sessions in the order of the page, so that it reads the 50 of"
                                    + " the page"
                                    + " and the one that tells whether there is another page, of 20,000."),
                    Description.of(
                            PAGED_OF_OWNER + "and (s2_0.created_at,s2_0.id)<",
                            "A page of an owner's sessions, by cursor: the one behind 9,950",
                            PAGE,
                            "The cursor is a condition of the index: the page begins where the one before ended,"
                                    + " however far"
                                    + " that is."),
                    SKIPPING,
                    Description.of(
                            OF_OWNER + "and s1_0.ended_at is null",
                            "An owner's live sessions",
                            300,
                            "The partial index has only sessions that nobody has closed, 200 of this owner's 20,000, from which"
                                    + " those are dropped that have expired and wait for their end. What is left is sorted in"
                                    + " memory. There is no page: it reads as many rows as the owner has open sessions."),
                    Description.of(
                            OF_OWNER + "and (s1_0.created_at,s1_0.id)<",
                            "For administrators: a user's live sessions, which are to expire, 500 at a time",
                            500,
                            "The same partial index, in its own order, behind the last one of those before.")));

    private static final String AMONG_ALL = "from session s where true ";
    private static final String OF_STATUS = "where true and s.status = ";
    private static final String OF_FOUND_OWNERS = "s.owner_name = o.name ";

    private static final Chapter SEARCHES = new Chapter(
            "What administrators look for among everybody's sessions",
            List.of(
                    Description.of(
                            PAGED + "true order by",
                            "The first page of all sessions, newest first",
                            PAGE,
                            "An index in the order of the page, without an owner."),
                    Description.of(
                            PAGED + "true and (s2_0.created_at,s2_0.id)<",
                            "A page of all sessions, by cursor",
                            PAGE,
                            "The cursor is a condition of the index."),
                    Description.of(
                            AMONG_ALL + "order by s.created_at asc",
                            "The first page of all sessions, oldest first",
                            PAGE,
                            "The same index, backwards."),
                    Description.of(
                            AMONG_ALL + "and s.created_at >=",
                            "A page of what was opened in a time",
                            PAGE,
                            "The time is a condition of the index."),
                    Description.of(
                            OF_STATUS + "'ENDED' order by",
                            "A page of those that were ended",
                            PAGE,
                            "The index of statuses, each in the order of the page."),
                    Description.of(
                            OF_STATUS + "'ACTIVE' and a.expires_at",
                            "A page of active ones",
                            20 * PAGE,
                            "The same index, and the expiry of each by its primary key; those are passed over that have run"
                                    + " out and wait for their end."),
                    Description.ofSmall(
                            OF_STATUS + "'EXPIRED' order by",
                            "A page of expired ones, whether or not their end has run",
                            5_000,
                            "The same index, and beside it the few that are due or whose end has failed, which are all"
                                    + " read and put in order."),
                    Description.of(
                            OF_FOUND_OWNERS + "order by",
                            "A page of the sessions of owners whose names have given words",
                            120 * PAGE,
                            "The index of owners, for each owner no further than the page reaches."),
                    Description.of(
                            OF_FOUND_OWNERS + "and s.status = 'ACTIVE' and s.ended_at is null",
                            "A page of their active ones",
                            120 * PAGE,
                            "The partial index of each owner's open sessions."),
                    Description.of(
                            OF_FOUND_OWNERS + "and s.status = 'EXPIRED'",
                            "A page of their expired ones",
                            21_000,
                            "The index of owners and that of their open sessions: an owner's closed sessions are passed over"
                                    + " until enough have expired."),
                    Description.ofSmall(
                            "where id between",
                            "The sessions whose ids begin in a way",
                            1_100_000,
                            "A range of the primary key; of a beginning that 100,000 have, as here, all sessions are read."),
                    Description.of(
                            "from app_user where words @@",
                            "Users by the words of their ids, names and addresses",
                            5_000,
                            "The inverted index of words."),
                    Description.of(
                            "with recursive service",
                            "Services that have sessions, by the words of their names",
                            10,
                            "Each service once, by a jump in the index of owners to the next name.")));

    private static final Chapter COUNTS = new Chapter(
            "Counts",
            List.of(
                    Description.ofSmall(
                            "select status, count(*) as count from session group by status",
                            "How many sessions there are of each status",
                            1_100_000,
                            "All sessions, or the index of statuses as a whole: the one query of an administrator that costs more with"
                                    + " each session. What it says holds for all who ask within ten times what it took."),
                    Description.ofSmall(
                            "select s.status, count(*) as count from (select session_id",
                            "How many of them have run out and wait for their end",
                            5_000,
                            "What is due, and what has failed, which are few."),
                    Description.ofSmall(
                            "select count(*) as count from failed_end f join session_activity a",
                            "How many of those have failed to end",
                            1_000,
                            "All notes of failures, and the activity of each by its primary key."),
                    Description.of(
                            "from generate_series(0, 23) ago",
                            "What was opened, ended and expired in each of the last 24 hours",
                            200_000,
                            "Two indexes alone, read from the hour's begin to its end: as many entries as sessions were opened and"
                                    + " closed in a day, here 86,400 of each.")));

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
                            "pg_advisory_xact_lock_shared(1, hashtext(s.id::text))::text is not null for share of s",
                            "The share lock of a write inside a session",
                            1,
                            "One row of each half by its primary key. Its place in the session's queue is taken by the"
                                    + " same statement for a row that fits, ahead of the row's lock; one that has expired"
                                    + " is not locked."),
                    Description.of(
                            "from session s1_0 where s1_0.id=$1 and s1_0.owner_type=$2 and s1_0.owner_name=$3 and"
                                    + " cast(pg_adv",
                            "The exclusive lock of a change",
                            1,
                            "One row by the primary key; a foreign key's check does not wait for it."),
                    Description.of(
                            "from session s1_0 where s1_0.id=$1 and cast(pg_advisory_xact_lock(",
                            "For administrators: the exclusive lock",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "from session_activity a where a.session_id = $1 for update",
                            "The timing of a session that is to be changed, locked",
                            1,
                            "One narrow row by the primary key; the clock is read when it is locked."),
                    Description.ending(
                            "from session_activity a where a.session_id = $1",
                            "The timing of a locked session",
                            1,
                            "One narrow row by the primary key, with the clock behind the lock."),
                    Description.of(
                            "from session_activity sa1_0 where sa1_0.session_id=$1 for no key update",
                            "The lock of a session's activity",
                            1,
                            "One narrow row by the primary key."),
                    Description.ending("select clock_timestamp() as now", "The clock of an opening", 0, "No table."),
                    Description.of("insert into session (context,", "An opened session", 0, "One row."),
                    Description.of(
                            "insert into session_activity (due_at,",
                            "An opened session's activity",
                            0,
                            "One row; the foreign key is checked by the next statement."),
                    Description.of(
                            "FROM ONLY \"public\".\"session\" x",
                            "The foreign key of an activity, a conversation and an export",
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
                            "update session set owner_name=",
                            "An adoption",
                            1,
                            "One row by the primary key. It moves in the indexes of its owner's sessions."),
                    Description.of(
                            "update session set end_reason=",
                            "A session's end",
                            1,
                            "One row by the primary key. It leaves the index of open sessions."),
                    Description.of(
                            "update session_activity set due_at=$1,expires_at=$2",
                            "A set expiry, also that of the end",
                            1,
                            "One narrow row by the primary key. A closed session's leaves the index of what is due."),
                    Description.of(
                            "delete from session where id",
                            "A deletion, and that of a purge's batch",
                            100,
                            "The primary key for each session of the batch, which is 100 at most."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"session_activity\"",
                            "What goes with a session: its activity",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"conversation\"",
                            "What goes with a session: its conversations",
                            2,
                            "The index on the session, whose conversations it reads and no other."),
                    Description.ofSmall(
                            "DELETE FROM ONLY \"public\".\"failed_end\"",
                            "What goes with a session: the note on an end that failed",
                            1,
                            "One row by the primary key, or the table itself where it has but a few."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"message\"",
                            "What goes with a conversation: its messages",
                            2,
                            "The first column of the primary key: all messages of the conversation and no other.")));

    private static final Chapter LIMIT = new Chapter(
            "The limit of sessions",
            List.of(
                    Description.of(
                            "pg_advisory_xact_lock(hashtextextended($1, 0))",
                            "The lock of an owner who opens or adopts a session",
                            0,
                            "No table: the lock is in memory, and ends with the transaction."),
                    Description.of(
                            "select count(*) as unexpired from session s join session_activity a on a.session_id = s.id where"
                                    + " s.owner_type = $1",
                            "How many sessions the owner has unexpired",
                            300,
                            "The partial index of the owner's open sessions: as many rows as there are, here 250,"
                                    + " which the"
                                    + " limit keeps small."),
                    Description.of(
                            "expiry_reason = 'limit' from",
                            "The expiry of the least recently active",
                            300,
                            "The same index; sorted in memory by their last activity."),
                    Description.of(
                            "as many from (select 1 from session where owner_type = 'ANONYMOUS'",
                            "Whether as many sessions of nobody are open as may be",
                            12_000,
                            "The partial index of nobody's open sessions, until there are as many as may be: 10,000 unless"
                                    + " set."),
                    Description.of(
                            "select count(*) as unexpired from session s join session_activity a on a.session_id = s.id where"
                                    + " s.owner_type = 'ANONYMOUS'",
                            "How many sessions of nobody are unexpired, where as many are open as may be",
                            12_000,
                            "The same index, and the activity of each by its primary key.")));

    private static final Chapter CLEANUP = new Chapter(
            "Cleanup",
            List.of(
                    Description.of(
                            "select exists (select 1 from session_activity where due_at <= now())",
                            "Whether anything is due, every two seconds",
                            1,
                            "The partial index of timers, in whose order it stops at the first."),
                    Description.of(
                            "where due_at <= now() and expires_at > now() order by due_at",
                            "The timers of sessions that were used since, at the beginning of a pass",
                            3_000,
                            "The index gives what is due, 1,000 that were used and 300 that have expired, which are"
                                    + " dropped;"
                                    + " then each of the batch, which is 1,000 at most, by the primary key."),
                    Description.of(
                            "where due_at <= now() and expires_at <= now() order by due_at limit 1",
                            "The session that is waited for, where something is due and none was met unlocked",
                            10,
                            "The index of timers in its order."),
                    Description.of(
                            "where a.due_at <= now() and a.expires_at <= now() and s.ended_at is null order by a.due_at limit 1",
                            "A worker takes a session",
                            50,
                            "The index of timers in its order, from which it drops those that the other nine hold, and"
                                    + " those"
                                    + " just ended whose entries the index still has; each session by its primary key."),
                    Description.ending(
                            "from session s1_0 where s1_0.id=$1",
                            "The session that was taken",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "where session_id = $1 and due_at <= clock_timestamp() for update",
                            "The lock for the note of a failure",
                            1,
                            "One narrow row by the primary key."),
                    Description.of(
                            "insert into failed_end",
                            "The note of a failure",
                            1,
                            "One row; the session by its primary key, because it may be gone."),
                    Description.of(
                            "update session_activity set due_at = clock_timestamp() +",
                            "The next attempt",
                            1,
                            "One narrow row by the primary key."),
                    Description.ofSmall(
                            "delete from failed_end f using session s",
                            "Notes of failures that are over, at the beginning of a full pass",
                            100,
                            "All notes, and the session of each by its primary key: they are few, and this keeps them"
                                    + " so."),
                    Description.ofSmall(
                            "join failed_end f using (session_id) where o.due_at is not null order by o.session_id",
                            "What failed is due at once, at the beginning of a full pass",
                            100,
                            "All notes, and the activity of each by its primary key."),
                    Description.ofSmall(
                            "as failing, (select",
                            "The count of live sessions, of failed ends, and of how late ends are, every ten seconds at most",
                            100_000,
                            "The partial index of timers, read as a whole, here of 80,000 sessions that nobody has closed:"
                                    + " the one query that reads as many rows as there are live sessions."),
                    Description.ofSmall(
                            "exists (select 1 from failed_end f where f.session_id = a.session_id)",
                            "For administrators: a failed end is due at once",
                            200,
                            "One row by the primary key; the notes of failures are few."),
                    Description.ofSmall(
                            "select f.session_id, f.attempts, f.error",
                            "For administrators: ends that failed",
                            100,
                            "Where notes are few, all of them, and the activity of each by its primary key; otherwise"
                                    + " the"
                                    + " index in the order of the page.")));

    private static final Chapter PURGE = new Chapter(
            "Purge",
            List.of(
                    Description.of(
                            "insert into purge_run",
                            "Whether the day's purge is still to be begun",
                            0,
                            "One row a day; the primary key decides between nodes."),
                    Description.ofSmall(
                            "update purge_run set finished_at", "The end of the day's purge", 10, "One row a day."),
                    Description.ofSmall(
                            "from purge_run having max(finished_at)",
                            "When the last purge ended",
                            10,
                            "One row a day."),
                    Description.of(
                            "select id from session where ended_at < now()",
                            "A batch of sessions that were closed long ago",
                            100,
                            "The partial index of closed sessions by the time of their end, whose first 100 it reads."),
                    Description.of(
                            "delete from customer_order where session_id = any",
                            "Their cancelled orders",
                            200,
                            "The index on the session for each of the batch."),
                    Description.ofSmall(
                            "delete from retention_run where kind",
                            "The oldest notes of passes and purges make room",
                            300,
                            "The index of a kind's newest: 200 of each kind are kept."),
                    Description.of("insert into retention_run", "A pass or a purge begins", 0, "One row."),
                    Description.ofSmall(
                            "update retention_run set finished_at = clock_timestamp(), found",
                            "A pass has ended",
                            500,
                            "One row by the primary key."),
                    Description.ofSmall(
                            "update retention_run set finished_at = clock_timestamp(), sessions",
                            "A purge has ended",
                            500,
                            "One row by the primary key."),
                    Description.ofSmall(
                            "from retention_run where kind = $1 order by id desc",
                            "The last passes, or the last purges, of all nodes",
                            500,
                            "The index of a kind's newest."),
                    Description.of(
                            "delete from outbox_event",
                            "Events that are too old, 10,000 at a time",
                            10_000,
                            "The index on the time, from its beginning.")));

    private static final Chapter EVENTS = new Chapter(
            "Events and the audit trail",
            List.of(
                    Description.of("insert into outbox_event", "An event", 0, "One row."),
                    Description.of("insert into audit_entry", "An entry of the audit trail", 0, "One row."),
                    Description.of(
                            "from audit_entry order by",
                            "The first page of the audit trail",
                            PAGE,
                            "The index in the order of the page."),
                    Description.of(
                            "from audit_entry where (at, id) <",
                            "A page of the audit trail, by cursor",
                            PAGE,
                            "The cursor is a condition of the same index."),
                    Description.of(
                            "from audit_entry where at >= $1 and at < $2 order by",
                            "A page of what was done in a time",
                            PAGE,
                            "The same index, from the time's end."),
                    Description.of(
                            "from audit_entry where actor = $1 order by",
                            "A page of what somebody did",
                            20 * PAGE,
                            "The index of actors, each with its entries in the order of the page; or, of an actor who has"
                                    + " most entries, the index of all, in which others' newest ones are passed over."),
                    Description.of(
                            "from audit_entry where action = $1 order by",
                            "A page of one kind of act",
                            10 * PAGE,
                            "The index of actions, likewise."),
                    Description.of(
                            "from audit_entry where subject_id = $1 order by",
                            "A page of what was done to one thing",
                            PAGE,
                            "The index of subjects, likewise."),
                    Description.of(
                            "from audit_entry where actor = $1 and action = $2 order by",
                            "A page of one kind of act that somebody did",
                            6_000,
                            "Both indexes, whose entries are met in memory; or that of what is rarer, or of all."
                                    + " Of what is to be found, 500, an administrator has 5,000 entries."),
                    Description.of(
                            "pg_advisory_xact_lock($1) as text",
                            "The lock of those who give positions",
                            0,
                            "No table: the lock is in memory, and ends with the transaction."),
                    Description.of(
                            "with unplaced as materialized",
                            "Positions for events that have none",
                            10_000,
                            "The index of positions, in which those without one stand together, sorted in memory while"
                                    + " they are few; 10,000 at a time, then each by its primary key."),
                    Description.of(
                            "from outbox_event where position > $1",
                            "A page of events",
                            50,
                            "The index of positions: the page begins where the one before ended.")));

    private static final Chapter TOUCHES = new Chapter(
            "Touches",
            List.of(
                    Description.of(
                            "update session_activity set last_activity = greatest(",
                            "A touch that is written at once",
                            1,
                            "One narrow row by the primary key."),
                    Description.of(
                            "from session_activity where session_id = any($1) order by",
                            "The locks of a batch of touches",
                            BATCH,
                            "The primary key for each session of the batch, which is 1,000 at most. The index gives"
                                    + " them in"
                                    + " the order of their ids, so nothing is sorted before it is locked."),
                    Description.of(
                            "update session_activity a set last_activity = greatest(a.last_activity, t.at)",
                            "A batch of touches",
                            BATCH,
                            "For each session of the batch one row of each half by its primary key."),
                    Description.of(
                            "select t.id from unnest",
                            "Which touches of a batch can be dropped, of those whose sessions were locked",
                            BATCH,
                            "For each of them one row by the primary key.")));

    private static final Chapter BINDING = new Chapter(
            "Binding",
            List.of(
                    Description.of(
                            "a.expires_at > clock_timestamp() order by s.created_at desc, s.id desc limit 1",
                            "The session of a request that names none: its owner's newest that is in use",
                            300,
                            "The partial index has the owner's open sessions newest first, so that it stops at the first"
                                    + " that is in use. Those that the owner has closed are not met, here 20,000."),
                    Description.of(
                            "select exists (select 1 from session where id = $1",
                            "Whether a session that a header names is the owner's",
                            1,
                            "One row by the primary key; the owner is checked in the row."),
                    Description.of(
                            "as open from customer_order o where id = $1",
                            "The session of an order that a header or the path names",
                            1,
                            "One row of each by its primary key; the owner is checked in the row."),
                    Description.of(
                            "with made as (",
                            "A session of a request's own",
                            1,
                            "One row of each half; the primary key decides whether another thread has made it."),
                    Description.of(
                            "a.last_activity < clock_timestamp() - interval '1 minute'",
                            "The locks of sessions in which work goes on and which have to be renewed",
                            BATCH,
                            "For each session of the batch, which is 1,000 at most, one row of each half by its primary"
                                    + " key; in the order of their ids before they are locked."),
                    Description.of(
                            "update session_activity a set last_activity = greatest(a.last_activity, clock_timestamp())",
                            "Their renewal",
                            BATCH,
                            "For each of them one row of each half by its primary key."),
                    Description.of(
                            "as rest from session_activity where session_id = any($1)",
                            "For how long they live then",
                            BATCH,
                            "For each of them one narrow row by the primary key.")));

    private static final Chapter EXPORTS = new Chapter(
            "Exports",
            List.of(
                    Description.of(
                            "select id from session where id = $1 for key share",
                            "The lock that keeps a session from being deleted while an export of it is made",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "update session_export e set session_id = null",
                            "The export that a new one replaces",
                            1,
                            "One row by the unique index on the session."),
                    Description.of(
                            "insert into session_export (",
                            "A new export",
                            0,
                            "One row; the unique index on the session decides between two."),
                    Description.of(
                            "from session_export e where e.id = $1 and e.session_id",
                            "Where an export stands",
                            1,
                            "One row by the primary key, or by the unique index on the session."),
                    Description.of(
                            "insert into session_export_part",
                            "A part of an export",
                            1,
                            "One row, if the export's row says that it is still being written: by the primary key."),
                    Description.of(
                            "FROM ONLY \"public\".\"session_export\" x",
                            "The foreign key of a part",
                            1,
                            "One row by the primary key, locked so that it stays."),
                    Description.of(
                            "select content from session_export_part",
                            "A part that is read",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "update session_export e set status = 'DONE'",
                            "The end of an export",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "update session_export set status = 'FAILED'",
                            "The failure of an export",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "update session_export e set alive_until",
                            "The sign of life of those who write exports, every three seconds",
                            BATCH,
                            "For each export that this node writes, one row by the primary key."),
                    Description.of(
                            "select parts from session_export",
                            "How many parts an export has",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "select id from session_export where session_id is null",
                            "An export that nobody can read any more",
                            10,
                            "The index that has nothing else."),
                    Description.of(
                            "select id from session_export where created_at",
                            "An export that is older than a day",
                            10,
                            "The index by age, from its old end."),
                    Description.of(
                            "delete from session_export_part p using",
                            "Its parts, 50 at a time",
                            100,
                            "The first column of the primary key, then each by all of it."),
                    Description.of(
                            "delete from session_export where id = $1",
                            "The export without parts",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "UPDATE ONLY \"public\".\"session_export\"",
                            "What becomes of an export whose session is deleted",
                            1,
                            "One row by the unique index on the session."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"session_export_part\"",
                            "What goes with an export: its last parts",
                            10,
                            "The first column of the primary key.")));

    private static final String KEYS_BY_PAGE = "last_used_at, revoked_at from api_key order by";

    private static final Description SKIPPING_KEYS = Description.of(
            KEYS_BY_PAGE,
            "A page of API keys, by skip: the one behind 9,900",
            11_000,
            "The same index, but what is skipped is read as well.");

    private static final Chapter API_KEYS = new Chapter(
            "API keys",
            List.of(
                    Description.of(
                            "from api_key where prefix = $1 and revoked_at is null",
                            "The key that a caller sends, where there is no copy of it",
                            1,
                            "One row by the unique index on the prefix."),
                    Description.ofSmall(
                            "from server_secret",
                            "By what keys are hashed, once for each node",
                            1,
                            "A table of one row."),
                    Description.of(
                            "update api_key k set last_used_at",
                            "The note of keys' uses, every five seconds",
                            100,
                            "A row for each key by the primary key."),
                    Description.of(
                            "select prefix from api_key where id",
                            "The lock of a key that is to be changed",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "with free as (select from api_key",
                            "Whether a key's revocation of which nothing more was heard is over",
                            2,
                            "One row by the unique index on the prefix, twice."),
                    Description.of("insert into api_key", "A new key", 0, "One row."),
                    Description.of(
                            "update api_key set prefix =",
                            "Another secret for a key whose making is repeated",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "update api_key set revoked_at", "The end of a key", 1, "One row by the primary key."),
                    SKIPPING_KEYS.atBest(
                            "The first page of keys", PAGE, "The index has the keys in the order of the page."),
                    Description.of(
                            "from api_key where (created_at, id) <",
                            "A page of keys, by cursor",
                            PAGE,
                            "The cursor is a condition of the index."),
                    SKIPPING_KEYS));

    private static final Chapter CONVERSATIONS = new Chapter(
            "Conversations and messages",
            List.of(
                    Description.of(
                            "s.owner_name = $4)) and sequence > $5 order by sequence asc",
                            "100 messages in the middle of 100,000, forwards",
                            100,
                            "The primary key has the messages in their order, so that the page is read and no other"
                                    + " row."),
                    Description.of(
                            "s.owner_name = $4)) and sequence < $5 order by sequence desc",
                            "100 messages in the middle of 100,000, backwards",
                            100,
                            "The same index from behind."),
                    Description.of(
                            "s.owner_name = $5)) and sequence > $6 order by sequence asc",
                            "Messages of another conversation than the default one, forwards",
                            100,
                            "The conversation by the index on the session, which has 100 of them at most, and the"
                                    + " messages as above."),
                    Description.of(
                            "s.owner_name = $5)) and sequence < $6 order by sequence desc",
                            "Messages of another conversation, backwards",
                            2,
                            "The same index from behind."),
                    Description.of(
                            "sealed_at from conversation where session_id = $1 and is_default",
                            "The default conversation, and how many messages there are",
                            1,
                            "One row by the index of default conversations: nothing is counted."),
                    Description.of(
                            "sealed_at from conversation where session_id = $1 and id = $2",
                            "Another conversation",
                            1,
                            "One row by the index on the session, which has 100 conversations at most, or by the"
                                    + " primary key."),
                    Description.of(
                            "s.owner_name = $4) order by created_at, id",
                            "The first 50 of a session's 99 conversations",
                            PAGE,
                            "The index has the session's conversations in the order of the page."),
                    Description.of(
                            "s.owner_name = $4) and (created_at, id) >",
                            "A page of a session's conversations, by cursor",
                            PAGE,
                            "The cursor is a condition of the index; what it stands for is looked up in the same"
                                    + " index."),
                    Description.ending(
                            "select id from conversation where session_id = $1 and is_default",
                            "Whether a session has a default conversation",
                            1,
                            "One row by the index of default conversations."),
                    Description.ending(
                            "select id from conversation where session_id = $1 and id = $2",
                            "Whether a session has another conversation",
                            1,
                            "One row by the index on the session, or by the primary key."),
                    Description.of(
                            "where session_id = $2 and is_default and message_count",
                            "The numbers of new messages",
                            1,
                            "One row by the index of default conversations, however many messages there are. The"
                                    + " trigger"
                                    + " is the foreign key's, for a conversation that the same transaction has made."),
                    Description.of(
                            "where session_id = $2 and id = $3 and message_count",
                            "The numbers of new messages in another conversation",
                            1,
                            "One row by the index on the session."),
                    Description.of(
                            "select session_id from session_activity where session_id = $1 for update",
                            "The lock of a session's conversations, and of its orders",
                            1,
                            "One narrow row by the primary key."),
                    Description.of(
                            "insert into conversation (",
                            "A new conversation",
                            100,
                            "One row. Those that the session has are counted by the index, of which there are 100 at"
                                    + " most."),
                    Description.of("insert into message (", "A message", 0, "One row each, sent in batches of 50."),
                    Description.of(
                            "FROM ONLY \"public\".\"conversation\" x",
                            "The foreign key of a message",
                            1,
                            "One row by the primary key, locked so that it stays."),
                    Description.of(
                            "update conversation set sealed_at",
                            "The sealing of a session's conversations",
                            100,
                            "The index on the session, whose conversations it reads and no other.")));

    private static final String ORDER_PAGE = "from (select * from customer_order where ";
    private static final String ORDERS_OF_OWNER = ORDER_PAGE + "owner_type = $1 and owner_name = $2 ";
    private static final String ORDERS_OF_SESSION =
            ORDER_PAGE + "session_id = $1 and owner_type = $2 and owner_name = $3 ";

    private static final Description SKIPPING_ORDERS = Description.of(
            ORDERS_OF_OWNER + "order by",
            "A page of an owner's orders, by skip: the one behind 9,900",
            15_000,
            "The same index, but what is skipped is read as well, here all 10,000 that the owner has.");

    private static final Chapter ORDERS = new Chapter(
            "Orders",
            List.of(
                    SKIPPING_ORDERS.atBest(
                            "The first page of an owner's orders, with their items",
                            120,
                            "The index has the owner's orders in the order of the page, so that it reads the 50 of the"
                                    + " page and one more, of 10,000; for each of them its items by their primary"
                                    + " key."),
                    Description.of(
                            ORDERS_OF_OWNER + "and (created_at, id) <",
                            "A page of an owner's orders, by cursor",
                            120,
                            "The cursor is a condition of the index."),
                    SKIPPING_ORDERS,
                    Description.of(
                            ORDERS_OF_SESSION + "order by",
                            "A session's orders",
                            200,
                            "The index on the session, which has 100 orders at most; the owner is checked in the row."),
                    Description.of(
                            ORDERS_OF_SESSION + "and (created_at, id) <",
                            "A session's orders, by cursor",
                            200,
                            "The cursor is a condition of the index."),
                    Description.of(
                            "1 as found from (select * from customer_order where id = $1 offset",
                            "An order with its items",
                            10,
                            "One row by the primary key, and its items by theirs. The owner is checked behind a fence,"
                                    + " or else PostgreSQL, which knows owners to have few orders, may settle on the index"
                                    + " of the owner's orders, and read that owner's part of it."),
                    Description.of(
                            "select session_id, status, version from customer_order where id = $1",
                            "Where an order stands",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "from customer_order o1_0 where o1_0.id=$1",
                            "The lock of an order",
                            1,
                            "One row by the primary key."),
                    Description.of(
                            "select clock_timestamp() as now where (select count(*) from customer_order",
                            "Whether a session has room for another order",
                            100,
                            "The index on the session, which has 100 orders at most."),
                    Description.of("insert into customer_order (", "A draft", 0, "One row."),
                    Description.of(
                            "insert into order_item (", "Items of an order", 1_000, "All of them by one statement."),
                    Description.of(
                            "FROM ONLY \"public\".\"customer_order\" x",
                            "The foreign key of an item",
                            1,
                            "One row by the primary key, locked so that it stays."),
                    Description.of(
                            "update customer_order set bytes=", "A changed order", 1, "One row by the primary key."),
                    Description.of(
                            "update customer_order set conversation_id=",
                            "A changed conversation of an order",
                            1,
                            "One row by the primary key; only what has changed is written."),
                    Description.of(
                            "update customer_order set status=", "A cancelled order", 1, "One row by the primary key."),
                    Description.of(
                            "update customer_order set owner_type =",
                            "The orders of an adopted session",
                            100,
                            "The index on the session, which has 100 orders at most."),
                    Description.of(
                            "delete from order_item where order_id",
                            "Items that are replaced",
                            10,
                            "The first column of the primary key."),
                    Description.of(
                            "DELETE FROM ONLY \"public\".\"order_item\"",
                            "What goes with an order: its items",
                            10,
                            "The first column of the primary key."),
                    Description.of(
                            "with draft as (",
                            "The submission of a session's orders, and of their customers' figures",
                            200,
                            "The index on the session, and for each draft its items and the order itself by their"
                                    + " primary"
                                    + " keys; the customers by their unique index."),
                    Description.of(
                            "FROM ONLY \"public\".\"customer\" x",
                            "The foreign key of a submitted order",
                            1,
                            "One row by the primary key, locked so that it stays.")));

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

    private static final String FEW_ACCOUNTS = "A table of a few rows.";

    private static final Chapter ACCOUNTS = new Chapter(
            "The console's accounts",
            List.of(
                    Description.ofSmall("insert into console_account", "An account", 0, "One row."),
                    Description.ofSmall(
                            "from console_account order by created_at desc",
                            "The first page of accounts",
                            10_000,
                            FEW_ACCOUNTS),
                    Description.ofSmall(
                            "from console_account where role = 'admin' or id =",
                            "The locks of an account and of all administrators'",
                            10_000,
                            FEW_ACCOUNTS),
                    Description.ofSmall(
                            "update console_account set role =", "Another role or password", 10_000, FEW_ACCOUNTS),
                    Description.ofSmall("delete from console_account", "A deletion", 10_000, FEW_ACCOUNTS)));

    private static final String ONE_NODE = "One row of a table that has one for each node.";

    private static final Chapter NODES = new Chapter(
            "Nodes",
            List.of(
                    Description.of("insert into cluster_node", "A node arrives", 1, ONE_NODE),
                    Description.of(
                            "hashtext('sojourn.rights')",
                            "One node after another grants the running server what it needs, when it is deployed",
                            0,
                            "No table."),
                    Description.ofSmall(
                            "serving_until = case when serving_until",
                            "A node renews its row, and its leave to serve copies",
                            10,
                            ONE_NODE),
                    Description.ofSmall(
                            "from cluster_node where id <> $1", "Who else is there", 10, "All rows of the nodes."),
                    Description.ofSmall(
                            "update cluster_node set is_evicted = false", "A node asks for leave anew", 10, ONE_NODE),
                    Description.ofSmall(
                            "where id = $3 and not is_evicted", "A node is given leave to serve", 10, ONE_NODE),
                    Description.ofSmall(
                            "update cluster_node set is_evicted = true",
                            "A node that did not confirm a change loses its leave",
                            10,
                            ONE_NODE),
                    Description.of(
                            "pg_advisory_xact_lock_shared($1, cast($2 as int))",
                            "A change keeps its node's row from being removed",
                            0,
                            "No table."),
                    Description.of(
                            "pg_try_advisory_xact_lock($1, cast($2 as int))",
                            "Whether a node that has run out changes nothing any more",
                            0,
                            "No table."),
                    Description.ofSmall(
                            "delete from cluster_node where id = $1 and alive_until",
                            "A node that has run out is removed",
                            10,
                            ONE_NODE),
                    Description.ofSmall("select id from cluster_node where id", "Whether it is gone", 10, ONE_NODE),
                    Description.of(
                            "for share of s, a skip locked",
                            "Whether a change of which nothing more was heard is over",
                            1,
                            "One row of each half by its primary key."),
                    Description.of(
                            "select s.id from session s where s.id = $1",
                            "Whether there is a session that nobody could lock",
                            1,
                            "One row by the primary key.")));

    static final List<Chapter> CHAPTERS = List.of(
            LISTINGS,
            SEARCHES,
            COUNTS,
            ONE,
            LIMIT,
            BINDING,
            TOUCHES,
            CONVERSATIONS,
            ORDERS,
            EXPORTS,
            CLEANUP,
            PURGE,
            EVENTS,
            KEYS,
            API_KEYS,
            USERS,
            ACCOUNTS,
            NODES);

    private Catalogue() {}
}
