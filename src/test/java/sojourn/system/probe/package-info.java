/** What the tests put into the WAR: an extension that does everything an extension can do, and tells what it saw. */
package sojourn.system.probe;
