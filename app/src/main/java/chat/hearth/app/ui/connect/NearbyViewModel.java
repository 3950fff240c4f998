package chat.hearth.app.ui.connect;

import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.hosting.NearbySession;
import chat.hearth.app.hosting.NearbySession.Door;
import chat.hearth.app.hosting.NearbyState;
import chat.hearth.app.hosting.NearbyState.Activity;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The sessions around, as a list to choose from. Confined to the UI thread. */
public final class NearbyViewModel implements AutoCloseable {
    /** A start screen that is only passed through, as with {@code --join}, does not begin to listen. */
    private static final Duration BEFORE_LISTENING = Duration.ofMillis(500);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int JUST_NOW_SECONDS = 10;

    private final UiContext context;
    private final Texts texts;
    private final Nearby nearby;
    private final Consumer<NearbySession> join;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper listening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private final List<Subscription> subscriptions = new ArrayList<>();
    private NearbyState state = NearbyState.OFF;
    private boolean wanted;

    /** @param join called when a session was chosen */
    NearbyViewModel(UiContext context, Nearby nearby, Consumer<NearbySession> join) {
        this.context = context;
        this.texts = context.texts();
        this.nearby = nearby;
        this.join = join;
        subscriptions.add(nearby.subscribe(new FxLatest<>(context.fx(), this::show)));
        subscriptions.add(context.fx()
                .after(
                        BEFORE_LISTENING,
                        () -> subscriptions.add(context.settings().subscribe(this::follow))));
        subscriptions.add(context.fx().every(TICK, this::fill));
    }

    /**
     * A session to join.
     *
     * @param detail where it is and who is there
     * @param seen   how long ago it was seen
     */
    public record Row(NearbySession session, String name, String detail, String seen, boolean locked) {}

    /** What there is to join, in the order in which it was found. */
    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Whether sessions are looked for at all. */
    public ReadOnlyBooleanProperty listeningProperty() {
        return listening.getReadOnlyProperty();
    }

    /** Whether the addresses around are being asked. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** How it stands with an empty list; empty when the list is not. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** What can be done about an empty list; empty for nothing. */
    public ReadOnlyStringProperty adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /** Joins a session. */
    public void join(Row row) {
        join.accept(row.session());
    }

    /** Asks the addresses around. */
    public void look() {
        nearby.look();
    }

    /** Ends the listening. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        nearby.close();
    }

    private void follow(Settings settings) {
        if (settings.nearby() != wanted) {
            wanted = settings.nearby();
            if (wanted) {
                nearby.open();
            } else {
                nearby.close();
            }
        }
    }

    private void show(NearbyState now) {
        state = now;
        listening.set(now.activity() != Activity.OFF);
        looking.set(now.activity() == Activity.LOOKING);
        boolean empty = now.sessions().isEmpty();
        sentence.set(empty ? sentence(now) : "");
        advice.set(empty ? advice(now) : "");
        fill();
    }

    private void fill() {
        rows.set(state.sessions().stream().map(this::row).toList());
    }

    private Row row(NearbySession session) {
        String people = texts.of("nearby.people", session.people());
        String detail = session.host().isEmpty()
                ? texts.of("nearby.detail.nameless", session.address(), people)
                : texts.of("nearby.detail", session.host(), session.address(), people);
        long ago = Math.max(
                0, Duration.between(session.seen(), context.clock().instant()).toSeconds());
        String seen = ago < JUST_NOW_SECONDS ? texts.of("nearby.seen.now") : texts.of("nearby.seen", ago);
        return new Row(session, session.name(), detail, seen, session.door() == Door.PASSWORD);
    }

    private String sentence(NearbyState now) {
        if (now.activity() == Activity.LOOKING) {
            return texts.of("nearby.empty.looking");
        }
        return switch (now.hearing()) {
            case TOO_EARLY -> texts.of("nearby.empty.listening");
            case CLEAR -> texts.of("nearby.empty");
            case NOBODY_ANSWERS -> texts.of("nearby.empty.nobody-answers");
            case NO_NETWORK -> texts.of("nearby.empty.no-network");
            case NO_SUCH_CARD -> texts.of("nearby.empty.no-such-card");
            case ONLY_VIRTUAL -> texts.of("nearby.empty.only-virtual");
            case NO_MULTICAST -> texts.of("nearby.empty.no-multicast");
        };
    }

    private String advice(NearbyState now) {
        if (now.activity() == Activity.LOOKING) {
            return "";
        }
        return switch (now.hearing()) {
            case TOO_EARLY -> "";
            case CLEAR -> texts.of("nearby.empty.advice");
            case NOBODY_ANSWERS -> texts.of("nearby.empty.nobody-answers.advice");
            case NO_NETWORK -> texts.of("nearby.empty.no-network.advice");
            case NO_SUCH_CARD -> texts.of("nearby.empty.no-such-card.advice");
            case ONLY_VIRTUAL -> texts.of("nearby.empty.only-virtual.advice");
            case NO_MULTICAST -> texts.of("nearby.empty.no-multicast.advice");
        };
    }
}
