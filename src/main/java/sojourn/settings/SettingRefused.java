package sojourn.settings;

/** A setting whose value cannot be used. Its message is one sentence for the operator. */
public final class SettingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingRefused(String message) {
        super(message);
    }

    static SettingRefused of(String key, String value, String allowed) {
        return new SettingRefused("The setting " + key + " is \"" + value + "\", but must be " + allowed + ".");
    }
}
