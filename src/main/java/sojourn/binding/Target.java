package sojourn.binding;

import sojourn.session.SessionId;

/** What a scope has been given to find its session by. */
sealed interface Target {

    /** A session that a header names, and no other. */
    record Named(SessionId session) implements Target {}

    /** What a header names belongs to a session that is over: nothing is bound. */
    record Over(SessionId session) implements Target {}

    /** What the path names, and no other. It is not looked at before the session is used: whoever answers there does. */
    record InPath(NamedSession named) implements Target {}

    /** A session that a task was given. Once it is over, the task gets one of its own. */
    record Parent(SessionId session) implements Target {}

    /** The newest session of its owner that is in use, or else one of its own. */
    record Newest() implements Target {}

    /** One of its own. */
    record Own() implements Target {}
}
