package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditAction;
import sojourn.audit.AuditAfter;
import sojourn.audit.AuditEntry;
import sojourn.audit.AuditFilter;
import sojourn.audit.AuditTrail;
import sojourn.limit.FixedLimits;
import sojourn.listing.Place;

/** The audit trail, newest first, filtered by what stands in the page's address. */
@Named
@RequestScoped
public class AuditBoard {

    private final AuditTrail trail;

    private @Nullable String actor;
    private @Nullable String action;
    private @Nullable String subject;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String after;

    private List<AuditEntry> entries = List.of();
    private @Nullable String next;

    @Inject
    AuditBoard(AuditTrail trail) {
        this.trail = trail;
    }

    public void load() {
        AuditFilter filter = new AuditFilter(
                Optional.ofNullable(actor),
                Optional.ofNullable(action),
                Optional.ofNullable(subject),
                Given.instant(from),
                Given.instant(to));
        AuditAfter place = Given.place(after)
                .map(last -> AuditAfter.entry(new AuditAfter.Key(last.at(), last.id())))
                .orElseGet(() -> AuditAfter.skipping(0));
        List<AuditEntry> found = trail.list(filter, place, FixedLimits.PAGE_SIZE + 1);
        entries = found.subList(0, Math.min(found.size(), FixedLimits.PAGE_SIZE));
        next = found.size() > entries.size() ? place(entries.get(entries.size() - 1)) : null;
    }

    /** What can be looked for. */
    public List<String> getActions() {
        return Arrays.stream(AuditAction.values()).map(AuditAction::label).toList();
    }

    public boolean isFiltered() {
        return actor != null || action != null || subject != null || from != null || to != null;
    }

    private static String place(AuditEntry entry) {
        return new Place(entry.at(), entry.id()).text();
    }

    public List<AuditEntry> getEntries() {
        return entries;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getActor() {
        return actor;
    }

    public void setActor(@Nullable String actor) {
        this.actor = Given.text(actor);
    }

    public @Nullable String getAction() {
        return action;
    }

    public void setAction(@Nullable String action) {
        this.action = Given.text(action);
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = Given.text(subject);
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = Given.text(from);
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = Given.text(to);
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
