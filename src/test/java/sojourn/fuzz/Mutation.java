package sojourn.fuzz;

import java.util.List;

/**
 * Something that can be done to a request.
 *
 * @param name in words, for the report
 * @param weight how often it is chosen, beside the others
 * @param ofBody whether it is done to the body
 */
record Mutation(String name, int weight, boolean ofBody, Change change) {

    /** Of so many changes to the body of what has none, one is made: the server refuses it by itself. */
    private static final int SELDOM = 20;

    /** Does it. */
    @FunctionalInterface
    interface Change {
        WireRequest apply(WireRequest request, Dice dice);
    }

    static Mutation of(String name, int weight, Change change) {
        return new Mutation(name, weight, false, change);
    }

    static Mutation ofBody(String name, int weight, Change change) {
        return new Mutation(name, weight, true, change);
    }

    /** One of many, by chance, that suits a request. */
    static Mutation chosen(List<Mutation> all, WireRequest request, Dice dice) {
        boolean any = !request.isBodiless() || dice.oneIn(SELDOM);
        List<Mutation> suitable =
                all.stream().filter(each -> any || !each.ofBody()).toList();
        int left = dice.below(suitable.stream().mapToInt(Mutation::weight).sum());
        for (Mutation mutation : suitable) {
            left -= mutation.weight();
            if (left < 0) {
                return mutation;
            }
        }
        throw new IllegalStateException("No weight is left");
    }

    WireRequest apply(WireRequest request, Dice dice) {
        return change.apply(request, dice).after(name);
    }
}
