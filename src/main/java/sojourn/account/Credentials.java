package sojourn.account;

/** What can be a name and a password at all: the rest is not looked up. */
public final class Credentials {

    public static final int LONGEST_NAME = 255;
    public static final int SHORTEST_PASSWORD = 12;
    public static final int LONGEST_PASSWORD = 1_000;

    private Credentials() {}

    /** Whether it can be typed into a form, which takes away blanks around it. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** Whether it may be compared with a password. */
    public static boolean isPassword(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_PASSWORD;
    }

    /** Whether it may become one. */
    public static boolean isNewPassword(String text) {
        return text.length() >= SHORTEST_PASSWORD && text.length() <= LONGEST_PASSWORD;
    }
}
