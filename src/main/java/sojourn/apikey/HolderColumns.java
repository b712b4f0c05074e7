package sojourn.apikey;

/** For whom a key acts, as it is stored. */
record HolderColumns(String type, String name) {

    private static final String USER = "USER";
    private static final String SERVICE = "SERVICE";

    static HolderColumns of(KeyHolder holder) {
        return holder instanceof KeyHolder.User user
                ? new HolderColumns(USER, user.id())
                : new HolderColumns(SERVICE, ((KeyHolder.Service) holder).name());
    }

    KeyHolder holder() {
        return type.equals(USER) ? new KeyHolder.User(name) : new KeyHolder.Service(name);
    }
}
