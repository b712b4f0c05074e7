/**
 * Whom an OpenID Connect provider says that somebody is: the authorization code flow with PKCE, from where a browser is sent
 * to what the provider's signed answer says.
 *
 * <p>It knows neither browsers nor sessions: those who send people to the provider and let them in are elsewhere.
 */
@NullMarked
package sojourn.openid;

import org.jspecify.annotations.NullMarked;
