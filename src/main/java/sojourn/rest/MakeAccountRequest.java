package sojourn.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import sojourn.account.AccountRole;
import sojourn.account.Credentials;
import sojourn.account.NewAccount;

/** The body of POST /admin/accounts. */
@Schema(name = "MakeAccount")
record MakeAccountRequest(
        @Schema(description = "By which its user logs in.", maxLength = Credentials.LONGEST_NAME)
        String name,

        @Schema(minLength = Credentials.SHORTEST_PASSWORD, maxLength = Credentials.LONGEST_PASSWORD)
        String password,

        @Schema(enumeration = {"admin", "auditor"}) String role) {

    static NewAccount read(JsonFields fields) {
        String name = fields.text("name").orElseGet(() -> fields.missing("name", "nothing"));
        String password = fields.text("password").orElseGet(() -> fields.missing("password", "nothing"));
        AccountRole role = AccountFields.role(fields).orElseGet(() -> fields.missing("role", AccountRole.AUDITOR));
        fields.check();
        return new NewAccount(name, password, role);
    }
}
