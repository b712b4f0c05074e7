package sojourn.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sojourn.limit.FixedLimits;
import sojourn.listing.Place;
import sojourn.session.BulkEnd;
import sojourn.session.BulkEnds;
import sojourn.session.ClosingWish;
import sojourn.session.Owner;
import sojourn.session.SessionAdministration;
import sojourn.session.SessionFilter;
import sojourn.session.SessionFilter.Order;
import sojourn.session.SessionId;
import sojourn.session.SessionIdPrefix;
import sojourn.session.SessionRefused;
import sojourn.session.SessionSnapshot;
import sojourn.session.SessionStatus;
import sojourn.session.SessionsAfter;
import sojourn.user.UserProfile;
import sojourn.user.Users;

/**
 * Everybody's sessions: a page of them, found by the database through an index however many there are.
 *
 * <p>What is looked for stands in the page's address, so that it can be kept and sent. The next page begins behind the last
 * session of this one: nothing is counted or skipped.
 */
@Named
@ViewScoped
public class SessionBoard implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient SessionAdministration administration;
    private final transient BulkEnds ends;
    private final transient Users users;
    private final transient Visitor visitor;

    private @Nullable String status;
    private @Nullable String owner;
    private @Nullable String begin;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String order;
    private @Nullable String after;

    private transient List<SessionLine> lines = List.of();
    private transient List<SessionLine> selected = new ArrayList<>();
    private @Nullable String next;

    @Inject
    SessionBoard(SessionAdministration administration, BulkEnds ends, Users users, Visitor visitor) {
        this.administration = administration;
        this.ends = ends;
        this.users = users;
        this.visitor = visitor;
    }

    /** Reads the page that the address asks for. */
    public void load() {
        List<SessionSnapshot> found = find(FixedLimits.PAGE_SIZE + 1);
        List<SessionSnapshot> page = found.subList(0, Math.min(found.size(), FixedLimits.PAGE_SIZE));
        next = found.size() > page.size() ? place(page.get(page.size() - 1)) : null;
        Map<String, UserProfile> known = users.find(page.stream()
                .map(SessionSnapshot::owner)
                .flatMap(SessionBoard::userId)
                .collect(Collectors.toSet()));
        lines = page.stream()
                .map(session -> new SessionLine(
                        session,
                        userId(session.owner()).map(known::get).findFirst().orElse(null)))
                .toList();
    }

    private List<SessionSnapshot> find(int limit) {
        SessionsAfter place = Given.place(after)
                .map(last -> SessionsAfter.session(new SessionsAfter.Key(last.at(), new SessionId(last.id()))))
                .orElseGet(() -> SessionsAfter.skipping(0));
        Optional<SessionIdPrefix> id = Optional.ofNullable(begin).flatMap(SessionIdPrefix::parse);
        if (begin != null && id.isEmpty()) {
            Notices.failed("An id is looked for by its first " + SessionIdPrefix.SHORTEST + " characters or more.");
            return List.of();
        }
        try {
            return administration.list(
                    new SessionFilter(
                            one(SessionStatus.values(), status),
                            Optional.ofNullable(owner),
                            id,
                            Given.instant(from),
                            Given.instant(to),
                            one(Order.values(), order).orElse(Order.NEWEST)),
                    place,
                    limit);
        } catch (SessionRefused e) {
            Notices.failed(e.sentence());
            return List.of();
        }
    }

    /** The one that is called so; what no form of ours sends is none. */
    private static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
    }

    public List<SessionStatus> getStatuses() {
        return List.of(SessionStatus.values());
    }

    private static Stream<String> userId(Owner owner) {
        return owner instanceof Owner.User user ? Stream.of(user.id()) : Stream.empty();
    }

    public List<SessionLine> getLines() {
        return lines;
    }

    public List<SessionLine> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<SessionLine> selected) {
        this.selected = selected == null ? new ArrayList<>() : selected;
    }

    public boolean isFiltered() {
        return Stream.of(status, owner, begin, from, to).anyMatch(Objects::nonNull);
    }

    public void endSelected() {
        close(ClosingWish.END);
    }

    public void expireSelected() {
        close(ClosingWish.EXPIRE);
    }

    private void close(ClosingWish wish) {
        var administrator = visitor.administrator();
        List<SessionId> ids =
                selected.stream().map(line -> line.getSession().id()).toList();
        if (ids.isEmpty()) {
            Notices.failed("No session is selected: tick some in the table first.");
            return;
        }
        Notices.of(() -> summary(ends.close(ids, wish, administrator)));
        selected = new ArrayList<>();
        load();
    }

    private static String summary(Collection<BulkEnd> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(BulkEnd::outcome, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getValue() + " " + count.getKey().label().replace('-', ' '))
                .collect(Collectors.joining(", ", "Of the selected sessions: ", "."));
    }

    /** The place of a session as the address has it. */
    private static String place(SessionSnapshot session) {
        return new Place(session.createdAt(), session.id().value()).text();
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = Given.text(owner);
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = Given.text(status);
    }

    public @Nullable String getBegin() {
        return begin;
    }

    public void setBegin(@Nullable String begin) {
        this.begin = Given.text(begin);
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

    public @Nullable String getOrder() {
        return order;
    }

    public void setOrder(@Nullable String order) {
        this.order = Given.text(order);
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }

    /** The address of the first page of what is looked for. */
    public String getFirstPage() {
        return address(null);
    }

    /** The address of the next page; null on the last one. */
    public @Nullable String getNextPage() {
        return next == null ? null : address(next);
    }

    private String address(@Nullable String place) {
        StringJoiner query = new StringJoiner("&", "sessions.xhtml?", "");
        add(query, "status", status);
        add(query, "owner", owner);
        add(query, "id", begin);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "order", order);
        add(query, "after", place);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
