package sojourn.json;

/** The name of a field as people are shown it: whole, or cut where it is longer than anybody reads. */
public final class ShownName {

    private static final int LONGEST = 100;

    private ShownName() {}

    public static String of(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
