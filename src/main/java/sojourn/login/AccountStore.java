package sojourn.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;

/** The accounts, as the server's own security knows them. */
@ApplicationScoped
class AccountStore implements IdentityStore {

    private final Accounts accounts;
    private final Passwords passwords;

    @Inject
    AccountStore(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        char[] password = given.getPassword().getValue();
        Optional<Account> found = accounts.find(given.getCaller());
        if (found.isEmpty()) {
            passwords.compareInVain(password);
            return CredentialValidationResult.INVALID_RESULT;
        }
        return passwords.isRight(password, found.get().passwordHash())
                ? new CredentialValidationResult(
                        found.get().name(), Set.of(found.get().role()))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
