package sojourn.login;

/** What can be a name and a password at all: the rest is not looked up. */
final class Credentials {

    static final int LONGEST_NAME = 255;
    static final int LONGEST_PASSWORD = 1_000;

    private Credentials() {}

    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    static boolean isPassword(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_PASSWORD;
    }
}
