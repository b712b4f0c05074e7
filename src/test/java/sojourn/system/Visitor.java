package sojourn.system;

/**
 * Somebody who asks for something.
 *
 * @param name in the words of whoever reads that it was let in
 * @param role what it is to the things that it asks for
 */
record Visitor(String name, Permissions.Role role, SessionsApi api) {}
