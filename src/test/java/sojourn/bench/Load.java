package sojourn.bench;

/** How hard and how long a target is driven: connections or clients, and seconds. */
record Load(int connections, int seconds) {}
