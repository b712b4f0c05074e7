package sojourn.task;

import sojourn.binding.ScopeId;

/**
 * A task as it stands.
 *
 * @param running whether it runs; else it waits
 */
public record TaskSnapshot(String name, ScopeId scope, boolean running) {}
