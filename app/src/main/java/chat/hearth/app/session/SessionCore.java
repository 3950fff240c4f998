package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import chat.hearth.protocol.chat.ResumePoint;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a session and how they act on each other: what the host says goes into the store, and at the end of a turn
 * everything is committed, sent and shown at once. Confined to the session's executor.
 */
final class SessionCore implements HostLink.Listener, RoomSync.Effects, Outbox.Host {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCore.class);
    private static final Member NOBODY_YET = new Member(new MemberId("me"), "", Role.MEMBER);

    final ObservedValue<ConnectionState> connection;
    final ObservedValue<SessionInfo> info;
    final ObservedValue<List<RoomState>> rooms;
    final ObservedValue<List<Person>> people;
    final RoomBook book;
    final Outbox outbox;
    final TypingBoard typing;
    final RoomSync sync;
    final SessionMemory memory;
    final HostLink link;
    private final SessionConfig config;
    private final Loop loop;
    private final SessionFiles files;
    private final Database database;
    private final PeopleBoard board;
    private final RoomViews views;
    private final List<TimelineWindow> windows = new ArrayList<>();
    private Path store;
    private PresenceState presence = PresenceState.ONLINE;
    private boolean closed;

    /** Opens the store; the link is made by {@code links} and opened by {@link #open}. */
    SessionCore(SessionConfig config, Loop loop, Function<SessionCore, HostLink> links) {
        this.config = config;
        this.loop = loop;
        this.connection = new ObservedValue<>(loop, new ConnectionState.Connecting(1));
        this.info = new ObservedValue<>(loop, new SessionInfo("", null, ClientLimits.DEFAULTS));
        this.rooms = new ObservedValue<>(loop, List.of());
        this.people = new ObservedValue<>(loop, List.of());
        this.files = new SessionFiles(config.data(), config.address());
        this.store = files.current();
        this.database = new Database(store);
        this.memory = new SessionMemory(database);
        EventTable events = new EventTable(database);
        this.book = new RoomBook(database, events);
        this.board = new PeopleBoard(database, people);
        this.typing = new TypingBoard(loop);
        this.outbox = new Outbox(database, loop, this);
        this.sync = new RoomSync(book, events, this);
        this.views = new RoomViews(book, events, outbox, sync, this::me);
        this.link = links.apply(this);
    }

    /** Shows what is in the store and starts connecting. */
    void open() {
        load();
        loop.atEndOfTurn(this::endTurn);
        link.open();
    }

    private void load() {
        Member me = memory.me();
        sync.remember(memory.epoch(), me);
        book.load(me == null ? null : me.id());
        board.load();
        outbox.load();
        info.set(new SessionInfo(memory.sessionName(), me, memory.limits()));
    }

    Member me() {
        Member me = info.get().me();
        return me == null ? new Member(NOBODY_YET.id(), config.name(), Role.MEMBER) : me;
    }

    /** What the next CONNECT carries. */
    JsonObject auth() {
        JsonObject auth = new JsonObject();
        auth.addProperty("name", config.name());
        String token = config.token() == null ? memory.token() : config.token();
        if (token != null) {
            auth.addProperty("token", token);
        }
        JsonArray resume = new JsonArray();
        for (ResumePoint point : sync.resumePoints()) {
            JsonObject json = new JsonObject();
            json.addProperty("room", point.room().value());
            json.addProperty("epoch", point.epoch());
            json.addProperty("seq", point.seq());
            resume.add(json);
        }
        auth.add("resume", resume);
        return auth;
    }

    @Override
    public void stateChanged(ConnectionState state) {
        if (!(state instanceof ConnectionState.Connected)) {
            sync.disconnected();
            outbox.disconnected();
        }
        connection.set(state);
    }

    @Override
    public void received(HostEvent event) {
        if (event instanceof HostEvent.Durable durable) {
            sync.live(durable.entry());
        } else if (event instanceof HostEvent.Welcome welcome) {
            welcomed(welcome);
        } else if (event instanceof HostEvent.Typing someone) {
            if (!someone.member().id().equals(me().id())) {
                typing.typing(someone.room(), someone.member());
            }
        } else if (event instanceof HostEvent.Presence changes) {
            board.update(changes.changes());
        } else if (event instanceof HostEvent.Heads heads) {
            sync.heads(heads.heads());
        } else if (event instanceof HostEvent.RoomsChanged changed) {
            changed.rooms().forEach(book::describe);
        }
    }

    private void welcomed(HostEvent.Welcome welcome) {
        useStoreOf(welcome.sessionId());
        if (!sync.epoch().isEmpty() && !sync.epoch().equals(welcome.epoch())) {
            LOG.info("the host's log is another one; what was kept of the old one is void");
            outbox.distrustAcknowledgements();
        }
        memory.keep(welcome);
        info.set(new SessionInfo(welcome.sessionName(), welcome.you(), welcome.limits()));
        sync.welcome(welcome);
        board.replace(welcome.people());
        if (presence == PresenceState.AWAY) {
            link.tell(new ClientRequest.SetPresence(presence));
        }
        outbox.connected();
    }

    /** Another session at the same address has a store of its own. */
    private void useStoreOf(String sessionId) {
        Path named = files.of(sessionId);
        if (!named.equals(store)) {
            book.save();
            outbox.flush();
            database.commit();
            database.close();
            files.choose(named);
            store = named;
            database.reopen(named);
            load();
            windows.forEach(TimelineWindow::reopen);
        }
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        link.ask(request, then);
    }

    @Override
    public void stored(Room room, RoomEvent event) {
        outbox.arrived(event);
        board.seen(event.author());
        if (event instanceof RoomEvent.Message) {
            typing.stopped(event.room(), event.author().id());
        }
        MessageId target = target(event);
        for (TimelineWindow window : windows) {
            if (window.room().equals(event.room())) {
                window.stored(event);
                if (target != null) {
                    window.refold(target);
                }
            }
        }
    }

    private static @Nullable MessageId target(RoomEvent event) {
        if (event instanceof RoomEvent.Edit edit) {
            return edit.target();
        }
        return event instanceof RoomEvent.Delete delete ? delete.target() : null;
    }

    @Override
    public void replaced(Room room) {
        for (TimelineWindow window : windows) {
            if (window.room().equals(room.id)) {
                window.reopen();
            }
        }
    }

    @Override
    public void stored(OutboxTable.Row row, Answer.Stored answer) {
        book.find(row.room()).ifPresent(room -> {
            room.head = Math.max(room.head, answer.seq());
            outbox.reached(room.id, room.high);
        });
    }

    @Override
    public void changed(RoomId room, MessageId message) {
        for (TimelineWindow window : windows) {
            if (window.room().equals(room)) {
                window.refold(message);
            }
        }
    }

    Timeline openTimeline(RoomId room) {
        TimelineWindow window = new TimelineWindow(room, loop, views, windows::remove);
        loop.execute(() -> {
            windows.add(window);
            window.open();
        });
        return window;
    }

    void setPresence(PresenceState state) {
        if (state != presence) {
            presence = state;
            link.tell(new ClientRequest.SetPresence(state));
        }
    }

    Optional<Room> room(RoomId id) {
        return book.find(id);
    }

    /** Everything that a turn changed: first onto the disk, then to the host, then to whoever listens. */
    private void endTurn() {
        if (closed) {
            return;
        }
        book.save();
        database.commit();
        outbox.flush();
        windows.forEach(TimelineWindow::flush);
        book.changes().ifPresent(rooms::set);
        board.publish();
    }

    /** Ends the session; nothing is told any more. */
    void close() {
        if (!closed) {
            link.close();
            endTurn();
            closed = true;
            windows.clear();
            database.close();
        }
    }
}
