package sojourn.bench;

import sojourn.bench.figure.Measurement;

/** One run of a tool without an error: how much was acknowledged, and how fast. */
record Run(long acknowledged, Measurement measurement) {}
