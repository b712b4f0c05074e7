/**
 * Sojourn, a session server for Jakarta EE: the map of its rooms.
 *
 * <ul>
 *   <li>{@code session}: what a session is, and every way in which its life can change. The heart; it fires
 *       {@code SessionEnding} inside the transaction that closes a session, and does not know who listens.
 *   <li>{@code conversation}: what was said during a session. Listens to a session's end.
 *   <li>{@code order}: what is bought during a session, and by whom. Listens to a session's end.
 *   <li>{@code binding}: which session a request or a task belongs to, and the scope that each of them is.
 *   <li>{@code task}: work in the background, inside a session.
 *   <li>{@code export}: what a session held, written down for those who ask.
 *   <li>{@code retention}: ending what has expired, and forgetting what was closed long ago.
 *   <li>{@code event}: what happened, for those who follow. Listens to a session's end.
 *   <li>{@code audit}: who did what, when and from where. Listens to a session's end, and to what is done to API keys.
 *   <li>{@code user}: who our users are, as their tokens have told us.
 *   <li>{@code apikey}: the keys by which programs call.
 *   <li>{@code identity}: who is calling: a token or key becomes a caller with an id and roles.
 *   <li>{@code ratelimit}: how many requests a caller, or an address, may send.
 *   <li>{@code exchange}: what every HTTP exchange has: an id, and headers that keep browsers strict.
 *   <li>{@code rest}: the HTTP door. Nobody uses it; it uses the rooms above.
 *   <li>{@code account}: the accounts by which people log in to the console.
 *   <li>{@code openid}: whom an OpenID Connect provider says that somebody is.
 *   <li>{@code login}: who may use the console.
 *   <li>{@code console}: the operator's door. Nobody uses it; it uses the rooms above, as {@code rest} does.
 *   <li>{@code deployment}: what happens once when the WAR is deployed.
 *   <li>{@code cluster}: the nodes that share the database, and what they tell each other of changes.
 *   <li>{@code cache}: copies of what the database holds, never older than what was acknowledged.
 *   <li>{@code database}: the schema, and whether the database answers.
 *   <li>{@code idempotency}: a repeated request has one effect and one answer.
 *   <li>{@code patch}: changes to a JSON document in the two standard forms.
 *   <li>{@code json}: JSON as it crosses the door, read strictly and within bounds.
 *   <li>{@code problem}: what a client is told when a request fails.
 *   <li>{@code limit}: the limits that no setting moves.
 *   <li>{@code listing}: where a page of a listing begins, as it stands in addresses.
 *   <li>{@code figure}: what the rooms show of themselves to whoever watches the server.
 *   <li>{@code trace}: which trace a piece of work belongs to, and what it did in it.
 *   <li>{@code settings}: how a room reads its settings.
 * </ul>
 *
 * <p>Which room may use which is a table in {@code ArchitectureTest}, which fails the build when a class leaves it.
 */
@NullMarked
package sojourn;

import org.jspecify.annotations.NullMarked;
