package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Reply;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.EventJson;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.HostEventJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A session on a real thread and a real store, whose connection is the test's and whose files are at a stub. */
final class FilesScene implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    final LiveChatSession session;
    private final SessionLoop loop = new SessionLoop(Clock.systemUTC(), "test-session");
    private final Link link = new Link();
    private volatile SessionCore core;

    /** Something that the session asked the host over its connection. */
    record Asked(ClientRequest request, Consumer<Reply> then) {}

    private static final class Link implements HostLink {
        final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

        @Override
        public void open() {}

        @Override
        public void ask(ClientRequest request, Consumer<Reply> then) {
            asked.add(new Asked(request, then));
        }

        @Override
        public void tell(ClientRequest request) {}

        @Override
        public void retryNow() {}

        @Override
        public void pause(ConnectionState.Trouble trouble, Duration next) {}

        @Override
        public void close() {}
    }

    FilesScene(Path data, FileHostStub host) {
        SessionConfig config = new SessionConfig(new HostAddress("127.0.0.1", host.port()), "Anna", null, data);
        session = LiveChatSession.open(
                config,
                loop,
                made -> {
                    core = made;
                    return link;
                },
                loop::close);
    }

    /** In the lobby, connected, with this ticket. */
    FilesScene connect(String ticket) {
        HostEvent.Welcome plain = Scene.welcome("e1", 1, List.of(RoomId.LOBBY));
        HostEvent.Welcome welcome = new HostEvent.Welcome(
                plain.sessionId(),
                plain.sessionName(),
                plain.epoch(),
                plain.you(),
                plain.token(),
                ticket,
                plain.rooms(),
                plain.joined(),
                plain.resumed(),
                plain.reads(),
                plain.people(),
                plain.limits(),
                plain.door());
        loop.execute(() -> {
            core.received(welcome);
            core.stateChanged(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET));
        });
        return this;
    }

    void lose() {
        loop.execute(() -> core.stateChanged(new ConnectionState.Connecting(1)));
    }

    Attachment attach(Path file) throws Exception {
        return assertInstanceOf(Attaching.Attached.class, get(session.files().attach(file)))
                .attachment();
    }

    MessageId post(String text, Attachment... files) throws Exception {
        Handover taken = get(session.post(RoomId.LOBBY, text, null, List.of(files)));
        return assertInstanceOf(Handover.Taken.class, taken).message();
    }

    /** The next message that is handed to the host. */
    ClientRequest.Post posted() throws Exception {
        return assertInstanceOf(ClientRequest.Post.class, next().request());
    }

    Asked next() throws Exception {
        Asked asked = link.asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(asked, "nothing was asked of the host");
        return asked;
    }

    boolean askedNothing() {
        return link.asked.isEmpty();
    }

    void answer(Asked asked, Answer answer) {
        loop.execute(() -> asked.then().accept(new Reply.Answered(answer)));
    }

    /** The host tells of an event, as it stands on the wire. */
    void hears(RoomEvent event) throws PacketException {
        HostEvent told = HostEventJson.read(
                        "event", StrictJson.parse(EventJson.write(event).toString()))
                .orElseThrow();
        loop.execute(() -> core.received(told));
    }

    /** The host says that it has the message. */
    void confirm(ClientRequest.Post post, long seq, List<SharedFile> files) {
        loop.execute(() -> core.received(new HostEvent.Durable(new RoomEvent.Message(
                RoomId.LOBBY, seq, Instant.EPOCH, Scene.ANNA, post.id(), post.text(), null, null, files))));
    }

    TimelineEntry.Message message(MessageId id) throws Exception {
        return get(session.message(RoomId.LOBBY, id)).orElseThrow();
    }

    /** Waits until a message stands like this. */
    TimelineEntry.Delivery delivery(MessageId id, Class<? extends TimelineEntry.Delivery> wanted) throws Exception {
        BlockingQueue<TimelineEntry.Delivery> seen = new LinkedBlockingQueue<>();
        try (Timeline timeline = session.openTimeline(RoomId.LOBBY)) {
            timeline.listen(change -> {
                List<TimelineEntry> entries = change instanceof TimelineChange.Reset reset
                        ? reset.entries()
                        : ((TimelineChange.Splice) change).added();
                entries.stream()
                        .filter(TimelineEntry.Message.class::isInstance)
                        .map(TimelineEntry.Message.class::cast)
                        .filter(message -> message.id().equals(id) && wanted.isInstance(message.delivery()))
                        .forEach(message -> seen.add(message.delivery()));
            });
            TimelineEntry.Delivery found = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(found, "the message never was " + wanted.getSimpleName());
            return found;
        }
    }

    /** Waits for what becomes of a file that is saved. */
    Transfer saved(SharedFile file) throws Exception {
        TransferId id = new TransferId.Saving(file.hash());
        return await(
                        session.files().transfers(),
                        now -> now.containsKey(id) && !(now.get(id) instanceof Transfer.Moving))
                .get(id);
    }

    /** The same, after which it can be saved again. */
    Transfer savedAndForgotten(SharedFile file) throws Exception {
        Transfer outcome = saved(file);
        session.files().forget(new TransferId.Saving(file.hash()));
        await(session.files().transfers(), Map::isEmpty);
        return outcome;
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        session.close();
    }
}
