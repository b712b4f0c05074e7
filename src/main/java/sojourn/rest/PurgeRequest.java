package sojourn.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of POST /admin/purge. */
@Schema(name = "Purge")
record PurgeRequest(
        @Schema(description = "For how many days closed sessions are kept, from 0 on.")
        int olderThanDays) {

    private static final int MOST_DAYS = 36_500;

    static int read(JsonFields fields) {
        int days = fields.number("olderThanDays", 0, MOST_DAYS).orElseGet(() -> fields.missing("olderThanDays", 0));
        fields.check();
        return days;
    }
}
