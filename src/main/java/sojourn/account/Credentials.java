package sojourn.account;

/** What can be a name and a password at all: the rest is not looked up. */
public final class Credentials {

    public static final int LONGEST_NAME = 255;
    public static final int SHORTEST_PASSWORD = 12;
    public static final int LONGEST_PASSWORD = 1_000;

    private Credentials() {}

    /** Whether it can be typed into a form, which takes away blanks around it, and be told from others when it is read. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && !isBlank(text.charAt(0))
                && !isBlank(text.charAt(text.length() - 1))
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** Also one that does not let a line break. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
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
