package sojourn.bench.plan;

import java.util.List;

/** Statements that belong together. */
record Chapter(String title, List<Description> statements) {}
