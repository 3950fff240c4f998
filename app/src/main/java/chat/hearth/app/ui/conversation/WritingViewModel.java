package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.MyRights;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.Subscription;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Member;
import java.time.Clock;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Whether I may write in the room that is shown, and when I may not, why. Confined to the UI thread. */
public final class WritingViewModel implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);

    private final Clock clock;
    private final UiThread ui;
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(new Standing.Free());

    @Nullable
    private RoomState room;

    @Nullable
    private Member me;

    private boolean away;

    @Nullable
    private Subscription ticking;

    /** How it stands. */
    public sealed interface Standing {
        /** I may write. */
        record Free() implements Standing {}

        /**
         * I may write; it is sent by itself once the room's wait is over.
         *
         * @param seconds from now until then, at least 1
         */
        record Slow(long seconds) implements Standing {}

        /** Only moderators write here. */
        record ModeratorsOnly() implements Standing {}

        /** I was sent away, or not let in. */
        record Away() implements Standing {}

        /** Whether something can be written. */
        default boolean open() {
            return this instanceof Free || this instanceof Slow;
        }
    }

    public WritingViewModel(Clock clock, UiThread ui) {
        this.clock = clock;
        this.ui = ui;
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Another room is shown, or it has changed; null for none. */
    public void roomIs(@Nullable RoomState now) {
        room = now;
        refresh();
    }

    public void iAm(@Nullable Member now) {
        me = now;
        refresh();
    }

    public void connectionIs(ConnectionState now) {
        away = now instanceof ConnectionState.Refused;
        refresh();
    }

    private void refresh() {
        Standing now = now();
        standing.set(now);
        if (now instanceof Standing.Slow && ticking == null) {
            ticking = ui.every(TICK, this::refresh);
        } else if (!(now instanceof Standing.Slow)) {
            close();
        }
    }

    private Standing now() {
        if (away) return new Standing.Away();
        if (room == null || me == null) return new Standing.Free();
        if (!MyRights.of(me).may(Deed.POST, room.id(), room.terms())) return new Standing.ModeratorsOnly();
        if (room.nextPost() == null
                || room.terms().slow().isZero()
                || !MyRights.of(me).waits()) return new Standing.Free();
        long left = Duration.between(clock.instant(), room.nextPost()).toMillis();
        return left > 0 ? new Standing.Slow((left + 999) / 1000) : new Standing.Free();
    }

    /** Ends the counting. */
    @Override
    public void close() {
        if (ticking != null) ticking.close();
        ticking = null;
    }
}
