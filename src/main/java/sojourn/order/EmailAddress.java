package sojourn.order;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import sojourn.limit.FixedLimits;

/**
 * A customer's e-mail address in the one form in which customers are known by it: without blanks around it, in lower case.
 *
 * <p>It is checked for slips, not for whether mail arrives: something, an {@code @}, something, no blanks, no control
 * characters, and at most {@value FixedLimits#EMAIL_LENGTH} characters.
 */
public record EmailAddress(String text) {

    /** Reads an address as its sender wrote it; empty if it is none. */
    public static Optional<EmailAddress> parse(String written) {
        String text = Normalizer.normalize(written.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        int at = text.indexOf('@');
        boolean address = at > 0
                && at < text.length() - 1
                && text.indexOf('@', at + 1) < 0
                && text.length() <= FixedLimits.EMAIL_LENGTH
                && text.codePoints().noneMatch(EmailAddress::isForbidden);
        return address ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean isForbidden(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                // Characters without a width or a sign, by which two addresses would look like one.
                || Character.getType(character) == Character.FORMAT;
    }
}
