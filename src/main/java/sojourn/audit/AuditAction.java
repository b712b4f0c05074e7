package sojourn.audit;

/** What is done, as the trail names it. */
public enum AuditAction {
    /** A session was closed, whoever asked for it and however many others with it. */
    SESSION_END("session.end"),
    /** A session of nobody became somebody's. */
    SESSION_ADOPT("session.adopt"),
    /** An administrator set when a session expires. */
    SESSION_EXPIRY_SET("session.expiry.set"),
    /** An administrator ended a list of sessions, each of which has an entry of its own. */
    SESSIONS_END("sessions.end"),
    /** Likewise expired a list of sessions. */
    SESSIONS_EXPIRE("sessions.expire"),
    /** Likewise expired all sessions of a user, who is the subject. */
    USER_SESSIONS_EXPIRE("user.sessions.expire"),
    API_KEY_ISSUE("api-key.issue"),
    /** A key got another secret, because whoever made it asked again. */
    API_KEY_REISSUE("api-key.reissue"),
    API_KEY_REVOKE("api-key.revoke"),
    /** A pass over expired sessions was asked for: it ends them in the server's name. */
    CLEANUP("cleanup"),
    /** The pass is over. */
    CLEANUP_DONE("cleanup.done"),
    /** A purge begins: what it deletes has no entries of its own, so this one is there before. */
    PURGE("purge"),
    /** The purge is over. */
    PURGE_DONE("purge.done"),
    /** The console got its first account. */
    CONSOLE_ACCOUNT("console.account"),
    /** Likewise a further one, which an administrator made. */
    CONSOLE_ACCOUNT_MAKE("console.account.make"),
    /** An account got another role, or another password, from an administrator. */
    CONSOLE_ACCOUNT_CHANGE("console.account.change"),
    CONSOLE_ACCOUNT_DELETE("console.account.delete"),
    /** Somebody changed the password of their own account. */
    CONSOLE_ACCOUNT_PASSWORD("console.account.password"),
    /** Somebody tried to, and did not know the present one. */
    CONSOLE_ACCOUNT_PASSWORD_FAILED("console.account.password.failed"),
    /** Somebody logged in to the console. */
    CONSOLE_LOGIN("console.login"),
    /** Somebody tried to; the subject is the account, if there is one. */
    CONSOLE_LOGIN_FAILED("console.login.failed"),
    CONSOLE_LOGOUT("console.logout");

    private final String label;

    AuditAction(String label) {
        this.label = label;
    }

    /** Its name in the API and in the database. */
    public String label() {
        return label;
    }
}
