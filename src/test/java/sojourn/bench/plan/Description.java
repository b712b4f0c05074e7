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
 */
record Description(String words, Which which, String title, String shows, long mostRows) {

    /** Of the plans that one statement had for different values. */
    enum Which {
        WITH_FEWEST_ROWS,
        WITH_MOST_ROWS
    }

    static Description of(String words, String title, long mostRows, String shows) {
        return new Description(words, Which.WITH_MOST_ROWS, title, shows, mostRows);
    }

    /** The same statement where it reads least. */
    Description atBest(String otherTitle, long otherMostRows, String otherShows) {
        return new Description(words, Which.WITH_FEWEST_ROWS, otherTitle, otherShows, otherMostRows);
    }

    boolean fits(Plan plan) {
        return plan.words().contains(words);
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
