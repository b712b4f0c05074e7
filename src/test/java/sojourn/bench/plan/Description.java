package sojourn.bench.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is to be said of a statement.
 *
 * @param words that its SQL contains, and that of no other statement described
 * @param which of the plans that it had is shown
 * @param title what it does
 * @param shows what the plan shows
 * @param mostRows how many rows a scan of that plan may meet
 * @param atEnd whether the SQL ends with the words
 * @param small whether a table of few rows may be read as a whole
 */
record Description(String words, Which which, String title, String shows, long mostRows, boolean atEnd, boolean small) {

    /** Of the plans that one statement had for different values. */
    enum Which {
        WITH_FEWEST_ROWS,
        WITH_MOST_ROWS
    }

    static Description of(String words, String title, long mostRows, String shows) {
        return new Description(words, Which.WITH_MOST_ROWS, title, shows, mostRows, false, false);
    }

    /** Of a statement that ends with the words; others may go on. */
    static Description ending(String words, String title, long mostRows, String shows) {
        return new Description(words, Which.WITH_MOST_ROWS, title, shows, mostRows, true, false);
    }

    /** Of a statement that may read a whole table, because the table stays small. */
    static Description ofSmall(String words, String title, long mostRows, String shows) {
        return new Description(words, Which.WITH_MOST_ROWS, title, shows, mostRows, false, true);
    }

    /** The same statement where it reads least. */
    Description atBest(String otherTitle, long otherMostRows, String otherShows) {
        return new Description(words, Which.WITH_FEWEST_ROWS, otherTitle, otherShows, otherMostRows, atEnd, small);
    }

    boolean fits(Plan plan) {
        return atEnd ? plan.words().endsWith(words) : plan.words().contains(words);
    }

    /** The plan to be shown; of equal ones the last, which found warm caches. */
    Optional<Plan> choose(Collection<Plan> plans) {
        Comparator<Plan> rows = Comparator.comparingLong(Plan::rowsRead);
        return plans.stream()
                .filter(this::fits)
                .reduce((one, other) ->
                        (which == Which.WITH_MOST_ROWS ? rows.compare(other, one) : rows.compare(one, other)) >= 0
                                ? other
                                : one);
    }
}
