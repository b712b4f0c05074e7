package sojourn.apikey;

/** For whom a key acts, fixed when it is made. */
public sealed interface KeyHolder {

    /** A user, who has the same sessions by the key as by a token; the id is the token's {@code sub}. */
    record User(String id) implements KeyHolder {}

    /** A service with a name of its own, whose sessions outlive the rotation of its keys. */
    record Service(String name) implements KeyHolder {}
}
