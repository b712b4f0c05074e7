package sojourn.bench.figure;

/** How long the requests of one run took, in milliseconds. */
public record Latency(double p50, double p90, double p99, double max) {}
