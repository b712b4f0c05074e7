package sojourn.rest;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.order.Customer;
import sojourn.order.EmailAddress;

/** The customer of an order in a request. */
@Schema(name = "NewCustomer")
record CustomerRequest(
        @Schema(
                description = "Kept in lower case, without blanks around it: customers are known by it.",
                maxLength = FixedLimits.EMAIL_LENGTH,
                nullable = true)
        @Nullable
        String email,

        @Schema(maxLength = FixedLimits.ORDER_NAME_LENGTH, nullable = true) @Nullable
        String name) {

    static Customer read(JsonFields fields) {
        Optional<EmailAddress> email = fields.orNull("email", fields::text)
                .flatMap(given -> given)
                .map(text -> EmailAddress.parse(text)
                        .orElseThrow(() -> fields.senseless(
                                "email",
                                "must be an e-mail address of at most " + FixedLimits.EMAIL_LENGTH + " characters")));
        Optional<String> name =
                fields.orNull("name", field -> OrderNames.read(fields)).flatMap(given -> given);
        if (!fields.says("email") && !fields.says("name")) {
            fields.refuse("email", "must be given, or a name; null in place of the customer means nobody");
        }
        // Where neither can be read that has been noted, and this is something to go on with.
        return new Customer(email.orElse(null), email.isEmpty() ? name.orElse("unknown") : name.orElse(null));
    }
}
