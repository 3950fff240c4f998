package chat.hearth.app.ui.hosting;

import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.HostingState;
import chat.hearth.app.hosting.HostingState.Happening;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the person who hosts sees of their session. Confined to the UI thread. */
public final class HostingViewModel implements AutoCloseable {
    /**
     * A happening as a line.
     *
     * @param time of day, in the person's zone
     */
    public record Line(String time, String text) {}

    /** Tells which rooms there are, until the subscription is closed. */
    @FunctionalInterface
    public interface Rooms {
        Subscription subscribe(Consumer<? super List<RoomState>> listener);
    }

    private static final Duration TICK = Duration.ofSeconds(10);

    private final UiContext context;
    private final Texts texts;
    private final DateTimeFormatter times;
    private final ReadOnlyStringWrapper sessionName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper people = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ObservableList<Line> happenings = FXCollections.observableArrayList();
    private final DoorViewModel door;
    private final InvitationsViewModel invitations;
    private final LinkViewModel link;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** @param rooms of the session that is hosted, as its host sees them */
    public HostingViewModel(HostingService hosting, Rooms rooms, UiContext context) {
        this.context = context;
        this.texts = context.texts();
        ZoneId zone = context.clock().getZone();
        this.times = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone);
        this.door = new DoorViewModel(context, hosting::door);
        this.invitations = new InvitationsViewModel(context, hosting::door);
        this.link = new LinkViewModel(texts, door.policyProperty(), invitations.shownProperty());
        subscriptions.add(rooms.subscribe(new FxLatest<>(context.fx(), invitations::roomsAre)));
        subscriptions.add(hosting.subscribe(new FxLatest<>(context.fx(), this::show)));
        subscriptions.add(context.fx().every(TICK, invitations::refresh)); // they expire
    }

    public ReadOnlyStringProperty sessionNameProperty() {
        return sessionName.getReadOnlyProperty();
    }

    /** How many others are connected, in words. */
    public ReadOnlyStringProperty peopleProperty() {
        return people.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Who may come in. */
    public DoorViewModel door() {
        return door;
    }

    public InvitationsViewModel invitations() {
        return invitations;
    }

    /** What is given away. */
    public LinkViewModel link() {
        return link;
    }

    /** What happened of late, newest first. */
    public ObservableList<Line> happenings() {
        return happenings;
    }

    /** Ends the session, for all; the window asks first. */
    public void stop() {
        context.navigation().leaveSession();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void show(HostingState state) {
        running.set(state instanceof HostingState.Running);
        if (state instanceof HostingState.Running now) {
            sessionName.set(now.sessionName());
            people.set(texts.of("hosting.others", now.others()));
            door.show(now);
            invitations.refresh();
            link.addressesAre(now.addresses());
            List<Line> lines =
                    new ArrayList<>(now.recent().stream().map(this::line).toList());
            Collections.reverse(lines);
            if (!happenings.equals(lines)) {
                happenings.setAll(lines);
            }
        } else {
            people.set(texts.of("hosting.over"));
            link.addressesAre(List.of());
        }
    }

    private Line line(Happening it) {
        String text = switch (it.key()) {
            case "connected" -> texts.of("hosting.happening.connected", it.who());
            case "disconnected" -> texts.of("hosting.happening.disconnected", it.who());
            case "refused" -> texts.of("hosting.happening.refused", it.who(), reason(it.what()));
            case "error" -> texts.of("hosting.happening.error", it.who(), it.what());
            default -> String.join(" · ", it.key(), it.who(), it.what()); // a newer host's; better than nothing
        };
        return new Line(times.format(it.at()), text);
    }

    /** The host's word for it, in plain words where they are known. */
    private String reason(String word) {
        return switch (word) {
            case "password-needed" -> texts.of("hosting.reason.password-needed");
            case "password-wrong" -> texts.of("hosting.reason.password-wrong");
            case "too-many-tries" -> texts.of("hosting.reason.too-many-tries");
            case "invitation-needed" -> texts.of("hosting.reason.invitation-needed");
            case "invitation-bad" -> texts.of("hosting.reason.invitation-bad");
            case "banned" -> texts.of("hosting.reason.banned");
            case "name-taken" -> texts.of("hosting.reason.name-taken");
            default -> word;
        };
    }
}
