package sojourn.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.account.AccountChange;
import sojourn.account.Credentials;

/** The body of PUT /admin/accounts/{id}: what is absent is left alone. */
@Schema(name = "ChangeAccount")
record ChangeAccountRequest(
        @Schema(enumeration = {"admin", "auditor"}) @Nullable
        String role,

        @Schema(
                description = "A new one.",
                minLength = Credentials.SHORTEST_PASSWORD,
                maxLength = Credentials.LONGEST_PASSWORD)
        @Nullable
        String password) {

    static AccountChange read(JsonFields fields) {
        AccountChange change = new AccountChange(AccountFields.role(fields), fields.text("password"));
        fields.check();
        return change;
    }
}
