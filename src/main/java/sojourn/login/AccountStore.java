package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import sojourn.account.Accounts;

/** The accounts, as the server's own security knows them. */
@ApplicationScoped
class AccountStore implements IdentityStore {

    private final Accounts accounts;

    @Inject
    AccountStore(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return accounts.verify(given.getCaller(), given.getPassword().getValue())
                .map(known -> new CredentialValidationResult(
                        new AccountPrincipal(known),
                        Set.of(known.account().role().label())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
