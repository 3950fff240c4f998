package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session with a real server and a real store: what is asked of it is done on its own thread. */
public final class LiveChatSession implements ChatSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChatSession.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Destination destination;
    private final Loop loop;
    private final SessionCore core;
    private final HostRequests requests;
    private final Runnable endLoop;
    private final ReadMarks marks;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LiveChatSession(Destination destination, Loop loop, SessionCore core, Runnable endLoop) {
        this.destination = destination;
        this.loop = loop;
        this.core = core;
        this.requests = new HostRequests(loop, core.link);
        this.endLoop = endLoop;
        this.marks = new ReadMarks(core, loop);
    }

    /**
     * Opens the local store and starts connecting. Reads the store on the caller's thread, which takes a few milliseconds.
     *
     * @throws StoreException when the store cannot be opened
     */
    public static LiveChatSession open(SessionConfig config) {
        return open(config, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    /** Like {@link #open(SessionConfig)}, with another clock for display and another source of chance for the waits. */
    public static LiveChatSession open(SessionConfig config, Clock clock, RandomGenerator random) {
        SessionLoop loop = new SessionLoop(
                clock, "session-" + config.destination().address().place());
        try {
            return open(config, loop, core -> ServerLinks.make(config, core, loop, random), loop::close);
        } catch (StoreException e) {
            loop.close();
            throw e;
        }
    }

    static LiveChatSession open(
            SessionConfig config, Loop loop, Function<SessionCore, HostLink> links, Runnable endLoop) {
        SessionCore core = new SessionCore(config, loop, links);
        loop.execute(core::open);
        return new LiveChatSession(config.destination(), loop, core, endLoop);
    }

    @Override
    public ServerKind kind() {
        return destination.kind();
    }

    @Override
    public boolean trustsAnyCertificate() {
        return destination.trustsAnyCertificate();
    }

    @Override
    public Observed<ConnectionState> connection() {
        return core.connection;
    }

    @Override
    public Observed<SessionInfo> info() {
        return core.info;
    }

    @Override
    public Observed<List<RoomState>> rooms() {
        return core.rooms;
    }

    @Override
    public Observed<List<Person>> people() {
        return core.people;
    }

    @Override
    public Observed<Map<RoomId, List<Member>>> typing() {
        return core.typing.observed();
    }

    @Override
    public Timeline openTimeline(RoomId room) {
        return core.openTimeline(room);
    }

    @Override
    public CompletionStage<Optional<TimelineEntry.Message>> message(RoomId room, MessageId message) {
        return onLoop(() -> core.views.find(room, message));
    }

    @Override
    public CompletionStage<Answer> joinRoom(String name) {
        return requests.ask(new ClientRequest.Join(name, RoomSync.PAGE), answer -> {
            if (answer instanceof Answer.Joined joined) {
                core.sync.entered(joined);
            }
        });
    }

    @Override
    public CompletionStage<Answer> leaveRoom(RoomId room) {
        return requests.ask(new ClientRequest.Leave(room), answer -> {
            if (!(answer instanceof Answer.Failed)) {
                core.book.find(room).ifPresent(left -> {
                    left.joined = false;
                    core.book.touch(left);
                });
            }
        });
    }

    @Override
    public CompletionStage<Answer> changeRoom(RoomId room, @Nullable String name, @Nullable String topic) {
        return requests.ask(new ClientRequest.ChangeRoom(room, name, topic), answer -> {});
    }

    @Override
    public Moderation moderation() {
        return requests;
    }

    @Override
    public CompletionStage<Handover> post(
            RoomId room, String text, @Nullable MessageId replyTo, List<Attachment> attachments) {
        return onLoop(() -> core.outbox.post(room, MessageId.random(), text, replyTo, attachments));
    }

    @Override
    public CompletionStage<Handover> edit(RoomId room, MessageId message, String text) {
        return hand(OutboxTable.Kind.EDIT, room, message, text);
    }

    @Override
    public CompletionStage<Handover> delete(RoomId room, MessageId message) {
        return hand(OutboxTable.Kind.DELETE, room, message, "");
    }

    private CompletionStage<Handover> hand(OutboxTable.Kind kind, RoomId room, MessageId message, String text) {
        return onLoop(() -> core.outbox.add(kind, room, message, text, null));
    }

    /** What the session answers on its thread; fails with {@link StoreException} when the store cannot be read. */
    private <T> CompletionStage<T> onLoop(Supplier<T> question) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(question.get());
            } catch (StoreException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void retry(MessageId message) {
        loop.execute(() -> {
            core.watch.tryNow(); // first, since it reads the outbox anew
            core.outbox.retry(message);
        });
    }

    @Override
    public void discard(MessageId message) {
        loop.execute(() -> core.outbox.discard(message));
    }

    @Override
    public void typingIn(RoomId room) {
        loop.execute(() -> {
            if (core.typing.shouldTell(room)) {
                core.link.tell(new ClientRequest.Typing(room));
            }
        });
    }

    @Override
    public void setPresence(PresenceState state) {
        loop.execute(() -> core.setPresence(state));
    }

    @Override
    public void markRead(RoomId room, long seq) {
        loop.execute(() -> marks.read(room, seq));
    }

    @Override
    public void markUnreadFrom(RoomId room, long seq) {
        loop.execute(() -> marks.unreadFrom(room, seq));
    }

    @Override
    public SessionTransfers files() {
        return core.files.transfers();
    }

    @Override
    public CompletionStage<String> draft(RoomId room) {
        return onLoop(() -> core.memory.draft(room));
    }

    @Override
    public void saveDraft(RoomId room, String text) {
        loop.execute(() -> core.saveDraft(room, text));
    }

    @Override
    public CompletionStage<List<Attachment>> tray(RoomId room) {
        return onLoop(() -> core.memory.trays().get(room));
    }

    @Override
    public void saveTray(RoomId room, List<Attachment> attachments) {
        List<Attachment> kept = List.copyOf(attachments);
        loop.execute(() -> core.saveTray(room, kept));
    }

    @Override
    public void retryConnection() {
        loop.execute(core::retryConnection);
    }

    @Override
    public void enter(Credentials credentials) {
        loop.execute(() -> core.enter(credentials));
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return; // the thread that would answer has ended
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                core.close();
            } finally {
                done.complete(null);
            }
        });
        try {
            done.get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the session did not close in time: {}", e.toString());
        }
        endLoop.run();
    }
}
