package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a session and how they act on each other: what the host says goes into the store, and at the end of a turn
 * everything is committed, sent and shown at once. Confined to the session's executor.
 */
final class SessionCore implements HostLink.Listener, LocalLog.Effects, StoreWatch.Effects {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCore.class);

    final ObservedValue<ConnectionState> connection;
    final ObservedValue<SessionInfo> info;
    final ObservedValue<List<RoomState>> rooms;
    final ObservedValue<List<Person>> people;
    final RoomBook book;
    final Outbox outbox;
    final OutboxRows rows;
    final OutboxFiles files;
    final StoreWatch watch;
    final TypingBoard typing;
    final RoomSync sync;
    final SessionMemory memory;
    final AtTheDoor door;
    final HostLink link;
    final Myself myself;
    private final Loop loop;
    private final SessionStore store;
    final Database database;
    private final PeopleBoard board;
    final RoomViews views;
    private final OpenTimelines timelines;
    private PresenceState presence = PresenceState.ONLINE;
    private boolean closed;

    /** Opens the store; the link is made by {@code links} and opened by {@link #open}. */
    SessionCore(SessionConfig config, Loop loop, Function<SessionCore, HostLink> links) {
        this.loop = loop;
        this.connection = new ObservedValue<>(loop, new ConnectionState.Connecting(1));
        this.info = new ObservedValue<>(loop, new SessionInfo("", null, ClientLimits.DEFAULTS));
        this.rooms = new ObservedValue<>(loop, List.of());
        this.people = new ObservedValue<>(loop, List.of());
        SessionFiles places = new SessionFiles(config.data(), config.destination());
        this.store = new SessionStore(places);
        this.database = store.database();
        this.watch = new StoreWatch(store, loop, this);
        this.timelines = new OpenTimelines(loop);
        this.memory = new SessionMemory(database);
        this.myself = new Myself(config, memory, info);
        EventTable events = new EventTable(database);
        this.book = new RoomBook(database, events);
        this.board = new PeopleBoard(database, people);
        this.typing = new TypingBoard(loop);
        this.rows = new OutboxRows(database, timelines::changed);
        this.outbox = new Outbox(rows, loop, new Sending(this, loop));
        this.files = OutboxFiles.of(rows, config, places, loop, () -> info.get().limits(), outbox::filesCame);
        book.whenTermsChange(outbox::rulesChanged);
        this.sync = new RoomSync(book, new LocalLog(book, events, this), this::ask);
        this.views = new RoomViews(book, events, rows, sync, myself::member);
        this.door = new AtTheDoor(config, myself::name, memory::token, sync::resumePoints);
        this.link = links.apply(this);
    }

    /** Shows what is in the store and starts connecting. */
    void open() {
        loop.atEndOfTurn(this::endTurn);
        load();
        link.open();
    }

    private void load() {
        Member me = memory.me();
        sync.remember(memory.epoch(), me);
        book.load(me == null ? null : me.id());
        board.load();
        rows.load();
        files.loaded(memory.trays().paths());
        memory.unsaved().forEach(room -> book.room(room).hasDraft = memory.hasUnsent(room));
        myself.load();
    }

    /** Knocks again at a door that stayed shut. */
    void enter(Credentials credentials) {
        door.bring(credentials);
        link.open();
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
            if (!someone.member().id().equals(myself.member().id())) {
                typing.typing(someone.room(), someone.member());
            }
        } else if (event instanceof HostEvent.Presence changes) {
            board.update(changes.changes());
        } else if (event instanceof HostEvent.Heads heads) {
            sync.heads(heads.heads());
        } else if (event instanceof HostEvent.RoomsChanged changed) {
            changed.rooms().forEach(book::describe);
        } else if (event instanceof HostEvent.You now) {
            myself.become(now.you());
            sync.iAm(now.you());
            book.forgetWaits();
        }
    }

    private void welcomed(HostEvent.Welcome welcome) {
        useStoreOf(welcome.sessionId());
        if (!sync.epoch().isEmpty() && !sync.epoch().equals(welcome.epoch())) {
            LOG.info("the host's log is another one; what was kept of the old one is void");
            outbox.distrustAcknowledgements();
        }
        door.letIn();
        myself.welcomed(welcome);
        sync.welcome(welcome);
        board.replace(welcome.people());
        if (presence == PresenceState.AWAY) {
            link.tell(new ClientRequest.SetPresence(presence));
        }
        outbox.connected();
        files.connected(welcome.ticket());
    }

    /** Another session at the same address has a store of its own. */
    private void useStoreOf(String sessionId) {
        if (!store.isOf(sessionId)) {
            save();
            store.switchTo(sessionId);
            load();
            timelines.reopen();
        }
    }

    private void save() {
        book.save();
        memory.save();
        database.commit();
        memory.saved();
        outbox.flush();
    }

    private void ask(ClientRequest request, Consumer<Reply> then) {
        link.ask(request, then);
    }

    @Override
    public void stored(Room room, RoomEvent event) {
        outbox.arrived(event);
        board.seen(event);
        myself.heard(event);
        if (event instanceof RoomEvent.Message) {
            typing.stopped(event.room(), event.author().id());
        }
        timelines.stored(event);
    }

    @Override
    public void replaced(Room room) {
        timelines.replaced(room.id);
    }

    Timeline openTimeline(RoomId room) {
        return timelines.open(room, views);
    }

    void setPresence(PresenceState state) {
        if (state != presence) {
            presence = state;
            link.tell(new ClientRequest.SetPresence(state));
        }
    }

    /** The newest sequence of the lobby that is here; 0 when nothing is. */
    long newestInLobby() {
        return book.find(RoomId.LOBBY).map(room -> room.high).orElse(0L);
    }

    /** Keeps what stands in the composer of this room. */
    void saveDraft(RoomId id, String text) {
        memory.putDraft(id, text);
        unsentChanged(id);
    }

    /** Keeps what is attached in the composer of this room. */
    void saveTray(RoomId id, List<Attachment> attachments) {
        memory.trays().put(id, attachments);
        unsentChanged(id);
    }

    private void unsentChanged(RoomId id) {
        book.find(id).ifPresent(room -> book.drafted(room, memory.hasUnsent(id)));
    }

    void retryConnection() {
        if (watch.failing()) {
            watch.tryNow();
        } else if (connection.get() instanceof ConnectionState.Refused) {
            link.open();
        } else {
            link.retryNow();
        }
    }

    @Override
    public void storeFails(Trouble trouble, Duration next) {
        link.pause(trouble, next);
    }

    @Override
    public void tryStore() {
        memory.proveWritable();
        load();
    }

    @Override
    public void storeWorks() {
        timelines.touch();
        link.open();
    }

    /** Everything that a turn changed: first onto the disk, then to the host, then to whoever listens. */
    private void endTurn() {
        if (closed) {
            return;
        }
        if (!watch.failing()) {
            trySave();
            watch.check();
        }
        if (watch.failing()) {
            rows.holdBack();
        }
        files.flush();
        timelines.flush();
        book.changes().ifPresent(rooms::set);
        board.publish();
    }

    private void trySave() {
        try {
            save();
        } catch (StoreException e) {
            LOG.debug("the store failed at the end of a turn", e);
        }
    }

    /** Ends the session; nothing is told any more. */
    void close() {
        if (!closed) {
            link.close();
            files.close();
            watch.tryNow(); // the last chance for what is not saved
            endTurn();
            closed = true;
            watch.close();
            if (rows.unwritten() > 0) {
                LOG.error("{} messages could neither be sent nor saved, and are lost", rows.unwritten());
            }
            timelines.clear();
            store.close();
        }
    }
}
