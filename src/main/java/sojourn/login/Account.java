package sojourn.login;

/** An account of the console, as it is stored. */
record Account(String name, String passwordHash, String role) {

    /** Without the hash. */
    @Override
    public String toString() {
        return name;
    }
}
