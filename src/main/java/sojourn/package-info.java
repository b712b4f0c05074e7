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
 *   <li>{@code audit}: who did what. Listens to a session's end.
 *   <li>{@code user}: who our users are, as their tokens have told us.
 *   <li>{@code apikey}: the keys by which programs call.
 *   <li>{@code identity}: who is calling: a token or key becomes a caller with an id and roles.
 *   <li>{@code rest}: the HTTP door. Nobody uses it; it uses the rooms above.
 *   <li>{@code deployment}: what happens once when the WAR is deployed.
 *   <li>{@code database}: the schema, and whether the database answers.
 *   <li>{@code idempotency}: a repeated request has one effect and one answer.
 *   <li>{@code patch}: changes to a JSON document in the two standard forms.
 *   <li>{@code json}: JSON as it crosses the door, read strictly and within bounds.
 *   <li>{@code problem}: what a client is told when a request fails.
 *   <li>{@code limit}: the limits that no setting moves.
 *   <li>{@code settings}: how a room reads its settings.
 * </ul>
 *
 * <p>Which room may use which is a table in {@code ArchitectureTest}, which fails the build when a class leaves it.
 */
@NullMarked
package sojourn;

import org.jspecify.annotations.NullMarked;
