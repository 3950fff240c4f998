package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.door.DoorTexts;
import chat.hearth.app.ui.shell.Texts;
import java.time.Clock;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The connection in words: always as a short line, and as a banner once it has been away for a second. Confined to the UI
 * thread.
 */
public final class ConnectionViewModel implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(250);

    private final ServerKind server;
    private final Texts texts;
    private final Clock clock;
    private final UiThread ui;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(Level.WORKING, "", "", Offer.NOTHING));
    private ConnectionState state = new ConnectionState.Connecting(1);
    private boolean graceOver;

    @Nullable
    private String sentAwayBy;

    @Nullable
    private Subscription grace;

    @Nullable
    private Subscription ticking;

    /** How good it is. */
    public enum Level {
        GOOD,
        WORKING,
        BAD
    }

    /** What the banner's button does. */
    public enum Offer {
        NOTHING,
        RETRY,
        LEAVE,
        ENTER_PASSWORD,
        ENTER_INVITATION,
        /** Whoever was sent away may come back, or try to. */
        COME_BACK
    }

    /**
     * What is to be seen.
     *
     * @param line   always there, short
     * @param banner empty for no banner
     */
    public record Shown(Level level, String line, String banner, Offer offer) {}

    /** @param server what is connected to: not everything is a host, and only that is called one */
    public ConnectionViewModel(ServerKind server, Texts texts, Clock clock, UiThread ui) {
        this.server = server;
        this.texts = texts;
        this.clock = clock;
        this.ui = ui;
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void connectionIs(ConnectionState now) {
        state = now;
        if (now instanceof ConnectionState.Connected) {
            stop(grace);
            grace = null;
            graceOver = false;
        } else if (grace == null && !graceOver) {
            grace = ui.after(GRACE, () -> {
                graceOver = true;
                refresh();
            });
        }
        stop(ticking);
        ticking = now instanceof ConnectionState.Waiting ? ui.every(TICK, this::refresh) : null;
        refresh();
    }

    /** Who removed or banned me; null when nobody did, or it is not known. */
    public void sentAwayBy(@Nullable String name) {
        sentAwayBy = name;
        refresh();
    }

    private void refresh() {
        shown.set(
                switch (kind()) {
                    case CONNECTED -> new Shown(Level.GOOD, texts.of("connection.connected"), "", Offer.NOTHING);
                    case CONNECTING ->
                        new Shown(Level.WORKING, texts.of("connection.connecting"), late(connecting()), Offer.NOTHING);
                    case WAITING ->
                        new Shown(
                                Level.WORKING,
                                texts.of("connection.waiting"),
                                late(waiting((ConnectionState.Waiting) state)),
                                Offer.RETRY);
                    case REFUSED -> refused(((ConnectionState.Refused) state).refusal());
                    case CLOSED -> new Shown(Level.BAD, texts.of("connection.closed"), "", Offer.NOTHING);
                });
    }

    private enum Kind {
        CONNECTED,
        CONNECTING,
        WAITING,
        REFUSED,
        CLOSED
    }

    private Kind kind() {
        if (state instanceof ConnectionState.Connected) return Kind.CONNECTED;
        if (state instanceof ConnectionState.Connecting) return Kind.CONNECTING;
        if (state instanceof ConnectionState.Waiting) return Kind.WAITING;
        return state instanceof ConnectionState.Refused ? Kind.REFUSED : Kind.CLOSED;
    }

    private String late(String banner) {
        return graceOver ? banner : "";
    }

    private boolean isHost() {
        return server == ServerKind.HEARTH;
    }

    private String connecting() {
        return isHost() ? texts.of("connection.connecting-banner") : texts.of("connection.connecting-banner.server");
    }

    private String waiting(ConnectionState.Waiting waiting) {
        Duration left = Duration.between(clock.instant(), waiting.next());
        long seconds = Math.max(0, (left.toMillis() + 999) / 1000);
        return texts.of("connection.waiting-banner", trouble(waiting.trouble()), seconds);
    }

    private String trouble(ConnectionState.Trouble trouble) {
        return switch (trouble) {
            case UNKNOWN_ADDRESS -> texts.of("trouble.unknown-address");
            case REFUSED -> isHost() ? texts.of("trouble.refused") : texts.of("trouble.refused.server");
            case UNREACHABLE -> isHost() ? texts.of("trouble.unreachable") : texts.of("trouble.unreachable.server");
            case TIMED_OUT -> isHost() ? texts.of("trouble.timed-out") : texts.of("trouble.timed-out.server");
            case NOT_A_HOST -> texts.of("trouble.not-a-host");
            case NOT_A_CHAT -> texts.of("trouble.not-a-chat");
            case HTTP_ERROR -> texts.of("trouble.http-error");
            case CERTIFICATE -> texts.of("trouble.certificate");
            case NOT_ENCRYPTED -> texts.of("trouble.not-encrypted");
            case PROXY -> texts.of("trouble.proxy");
            case BUSY -> isHost() ? texts.of("trouble.busy") : texts.of("trouble.busy.server");
            case LOST -> texts.of("trouble.lost");
            case DISK_FULL -> texts.of("trouble.disk-full");
            case STORE_FAILED -> texts.of("trouble.store-failed");
        };
    }

    private Shown refused(ConnectionState.Refusal refusal) {
        return SentAway.of(refusal, sentAwayBy, texts)
                .map(away -> new Shown(Level.BAD, away.line(), away.sentence(), Offer.COME_BACK))
                .orElseGet(
                        () -> new Shown(Level.BAD, texts.of("connection.refused"), refusal(refusal), offer(refusal)));
    }

    private String refusal(ConnectionState.Refusal refusal) {
        if (!isHost()) {
            return refusal.message().isBlank()
                    ? texts.of("connection.refused-banner.server-unsaid")
                    : texts.of("connection.refused-banner.server", refusal.message());
        }
        return refusal.code().equals("name-taken")
                ? texts.of("connection.name-taken")
                : DoorTexts.of(refusal, texts)
                        .map(words -> words.sentence() + " " + words.advice())
                        .orElseGet(() -> texts.of("connection.refused-banner", refusal.message()));
    }

    private static Offer offer(ConnectionState.Refusal refusal) {
        if (DoorTexts.asksForPassword(refusal)) {
            return Offer.ENTER_PASSWORD;
        }
        return DoorTexts.asksForInvitation(refusal) ? Offer.ENTER_INVITATION : Offer.LEAVE;
    }

    private static void stop(@Nullable Subscription subscription) {
        if (subscription != null) subscription.close();
    }

    @Override
    public void close() {
        stop(grace);
        stop(ticking);
    }
}
