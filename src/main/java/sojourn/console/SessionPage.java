package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sojourn.audit.AuditAfter;
import sojourn.audit.AuditEntry;
import sojourn.audit.AuditFilter;
import sojourn.audit.AuditTrail;
import sojourn.json.JsonText;
import sojourn.order.OrderItem;
import sojourn.order.OrderSnapshot;
import sojourn.order.Orders;
import sojourn.order.OrdersAfter;
import sojourn.session.BulkEnds;
import sojourn.session.ClosingWish;
import sojourn.session.ExpiryWish;
import sojourn.session.Owner;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionId;
import sojourn.session.SessionNotFound;
import sojourn.session.SessionSnapshot;
import sojourn.session.VersionCondition;
import sojourn.user.Users;

/** One session: its facts, its context, its orders, and what the audit trail says of it. Reading it touches nothing. */
@Named
@RequestScoped
public class SessionPage {

    private static final int ORDERS = 20;
    private static final int ENTRIES = 20;

    private final SessionAdministration sessions;
    private final BulkEnds ends;
    private final Orders orders;
    private final AuditTrail trail;
    private final Users users;
    private final Visitor visitor;

    private @Nullable String id;
    private @Nullable String show;
    private boolean loaded;
    private @Nullable String expiry;
    private @Nullable SessionLine line;
    private List<OrderSnapshot> foundOrders = List.of();
    private boolean moreOrders;
    private List<AuditEntry> entries = List.of();

    @Inject
    SessionPage(
            SessionAdministration sessions,
            BulkEnds ends,
            Orders orders,
            AuditTrail trail,
            Users users,
            Visitor visitor) {
        this.sessions = sessions;
        this.ends = ends;
        this.orders = orders;
        this.trail = trail;
        this.users = users;
        this.visitor = visitor;
    }

    /** Reads the session that the address names, if there is one. */
    public void load() {
        loaded = true;
        line = parsed().flatMap(this::find).orElse(null);
        if (line == null) {
            return;
        }
        SessionSnapshot session = line.getSession();
        var page = orders.listOf(session.id(), session.owner(), OrdersAfter.skipping(0), ORDERS);
        foundOrders = page.orders();
        moreOrders = page.more();
        AuditFilter about = new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(session.id().toString()),
                Optional.empty(),
                Optional.empty());
        entries = trail.list(about, AuditAfter.skipping(0), ENTRIES);
    }

    private Optional<SessionLine> find(SessionId session) {
        try {
            SessionSnapshot found = sessions.read(session);
            return Optional.of(new SessionLine(
                    found,
                    found.owner() instanceof Owner.User user
                            ? users.find(List.of(user.id())).get(user.id())
                            : null));
        } catch (SessionNotFound e) {
            return Optional.empty();
        }
    }

    private Optional<SessionId> parsed() {
        return Optional.ofNullable(id).flatMap(SessionId::parse);
    }

    public void end() {
        var administrator = visitor.administrator();
        parsed().ifPresent(session ->
                Notices.of(() -> switch (sessions.close(session, VersionCondition.ANY, ClosingWish.END, administrator)
                        .status()) {
                    case ENDED -> "The session has ended.";
                    default -> "The session had expired before.";
                }));
        load();
    }

    public void expire() {
        var administrator = visitor.administrator();
        parsed().ifPresent(session -> Notices.of(() -> "The session is "
                + ends.close(List.of(session), ClosingWish.EXPIRE, administrator)
                        .get(0)
                        .outcome()
                        .label()
                        .replace('-', ' ')
                + "."));
        load();
    }

    /** Whether there is a session to show. Before it is looked for there may be: else its buttons would not be heard. */
    public boolean isThere() {
        return !loaded || line != null;
    }

    /** Whether it can be closed. */
    public boolean isClosable() {
        return visitor.isAdmin() && (!loaded || (line != null && line.isLive()));
    }

    /** Sets when the session expires, which is what was typed. */
    public void putOff() {
        var administrator = visitor.administrator();
        Optional<Instant> at = Given.instant(expiry);
        if (at.isEmpty()) {
            Notices.failed("Say when the session is to expire: a date and a time.");
            return;
        }
        parsed().ifPresent(session -> Notices.of(() -> {
            sessions.setExpiry(session, VersionCondition.ANY, new ExpiryWish(at, Optional.empty()), administrator);
            return "The session has another expiry.";
        }));
        expiry = null;
        load();
    }

    public @Nullable String getExpiry() {
        return expiry;
    }

    public void setExpiry(@Nullable String expiry) {
        this.expiry = Given.text(expiry);
    }

    public @Nullable SessionLine getLine() {
        return line;
    }

    public List<OrderSnapshot> getOrders() {
        return foundOrders;
    }

    public String price(OrderSnapshot order, OrderItem item) {
        return Money.text(item.unitPrice(), order.content().currency());
    }

    public String total(OrderSnapshot order) {
        return Money.text(order.content().total().orElse(null), order.content().currency());
    }

    public boolean isMoreOrders() {
        return moreOrders;
    }

    public List<AuditEntry> getEntries() {
        return entries;
    }

    /** Whether the whole context is wanted as a text. */
    public boolean isWholeContext() {
        return "context".equals(show);
    }

    public String getContextText() {
        return line == null ? "" : JsonPrinting.indented(line.getSession().context());
    }

    public JsonText getContext() {
        return line == null ? JsonText.EMPTY_OBJECT : line.getSession().context();
    }

    public int getContextBytes() {
        return getContext().bytes();
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Given.text(id);
    }

    public @Nullable String getShow() {
        return show;
    }

    public void setShow(@Nullable String show) {
        this.show = show;
    }
}
