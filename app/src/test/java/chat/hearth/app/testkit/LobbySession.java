package chat.hearth.app.testkit;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Handover;
import chat.hearth.app.session.Moderation;
import chat.hearth.app.session.Observed;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.NoTransfers;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session as far as the start screen looks into it: its connection, and whether it has rooms. */
public final class LobbySession implements ChatSession {
    /** Set it to let the connection change. */
    public final Value<ConnectionState> connection = new Value<>(new ConnectionState.Connecting(1));

    public final Value<SessionInfo> info;
    public final Value<List<RoomState>> rooms = new Value<>(List.of());
    public final CountDownLatch closed = new CountDownLatch(1);

    public LobbySession(SessionInfo info) {
        this.info = new Value<>(info);
    }

    @Override
    public ServerKind kind() {
        return ServerKind.HEARTH;
    }

    @Override
    public boolean trustsAnyCertificate() {
        return false;
    }

    @Override
    public Observed<ConnectionState> connection() {
        return connection;
    }

    @Override
    public Observed<SessionInfo> info() {
        return info;
    }

    @Override
    public Observed<List<RoomState>> rooms() {
        return rooms;
    }

    @Override
    public void enter(Credentials credentials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Attachment>> tray(RoomId room) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void saveTray(RoomId room, List<Attachment> attachments) {}

    @Override
    public SessionTransfers files() {
        return new NoTransfers();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public Observed<List<Person>> people() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Observed<Map<RoomId, List<Member>>> typing() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timeline openTimeline(RoomId room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<TimelineEntry.Message>> message(RoomId room, MessageId message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Answer> joinRoom(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Answer> leaveRoom(RoomId room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Answer> changeRoom(RoomId room, @Nullable String name, @Nullable String topic) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Moderation moderation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Handover> post(
            RoomId room, String text, @Nullable MessageId replyTo, List<Attachment> attachments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Handover> edit(RoomId room, MessageId message, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Handover> delete(RoomId room, MessageId message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retry(MessageId message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard(MessageId message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void typingIn(RoomId room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPresence(PresenceState state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markRead(RoomId room, long seq) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markUnreadFrom(RoomId room, long seq) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<String> draft(RoomId room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void saveDraft(RoomId room, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retryConnection() {
        throw new UnsupportedOperationException();
    }

    /** A value that the test sets; listeners hear of it on the test's thread. */
    public static final class Value<T> implements Observed<T> {
        private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
        private volatile T current;

        Value(T first) {
            this.current = first;
        }

        public void set(T next) {
            current = next;
            listeners.forEach(listener -> listener.accept(next));
        }

        @Override
        public T get() {
            return current;
        }

        @Override
        public Subscription subscribe(Consumer<? super T> listener) {
            listeners.add(listener);
            listener.accept(current);
            return () -> listeners.remove(listener);
        }
    }
}
