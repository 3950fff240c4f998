package chat.hearth.server.gateway;

import chat.hearth.chat.Ban;
import chat.hearth.chat.Draft;
import chat.hearth.chat.LogState;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.Person;
import chat.hearth.server.HostStatus;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.FrontDoor;
import chat.hearth.server.door.Owners;
import chat.hearth.server.socketio.DisconnectReason;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.Namespace;
import chat.hearth.server.socketio.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The chat on one namespace. Methods may be called from any thread. */
public final class ChatGateway implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int PRESENCE_PAGE = 500;
    private static final int MOST_COMMITS = 64;
    private static final String LOBBY_NAME = "Lobby";

    private final ServerConfig config;
    private final RoomLog log;
    private final Namespace namespace;
    private final LogState opening;
    private final RoomLoop loop = new RoomLoop();
    private final NameBook names = new NameBook();
    private final PresenceBoard presence = new PresenceBoard();
    private final Seats seats = new Seats();
    private final House house;
    private final People people;
    private final Following following;
    private final Happenings happenings;
    private final FrontDoor frontDoor;
    private final Doorkeeper door;
    private final NameKeeper nameKeeper;
    private final Requests requests;
    private final PlainClients plain;
    private final HttpVisitors http;
    private final Tickets tickets;
    private final Reception reception;
    private final ChatMetrics metrics = new ChatMetrics();

    /** Commits that the room loop has not told yet; makes the log wait when there are too many. */
    private final Semaphore commits = new Semaphore(MOST_COMMITS);

    private ChatGateway(
            ServerConfig config,
            RoomLog log,
            FrontDoor frontDoor,
            Namespace namespace,
            Clock clock,
            LongSupplier nanoTime) {
        ServerLimits limits = config.limits();
        RoomRules rules = new RoomRules(limits.textLength(), limits.nameLength(), limits.roomNameLength());
        this.config = config;
        this.log = log;
        this.namespace = namespace;
        this.opening = log.opening();
        this.house = new House(opening);
        this.happenings = new Happenings(clock);
        this.nameKeeper = new NameKeeper(names, log, house);
        this.frontDoor = frontDoor;
        this.people = new People(opening, owners(config));
        this.tickets = new Tickets(nanoTime);
        people.onBan(tickets::revoke);
        this.reception = new Reception(config, log, loop, house, presence, tickets, frontDoor);
        this.following = new Following(seats, names, presence, tickets);
        this.door = new Doorkeeper(loop, names, frontDoor, people, rules, limits, happenings, nanoTime);
        Permits permits = new Permits(house);
        SlowMode slow = new SlowMode(nanoTime);
        var rooms = new RoomRequests(loop, log, house, rules, limits, nameKeeper, permits);
        var moderation = new Moderation(loop, log, rules, permits, people, seats, names);
        this.requests =
                new Requests(loop, log, house, rules, limits, rooms, presence, namespace, permits, moderation, slow);
        this.plain = new PlainClients(namespace, requests);
        this.http = new HttpVisitors(loop, log, house, rules, names, limits, nanoTime, people, slow);
    }

    private static Owners owners(ServerConfig config) {
        MemberId ofTheApp = config.ownerToken() == null ? null : Identity.of(config.ownerToken());
        return Owners.in(config.data(), ofTheApp, config.ownerInvitation());
    }

    /**
     * Begins to serve the namespace. Blocks until the lobby is there.
     *
     * @param clock    the host's, for what is shown
     * @param nanoTime for everything that is measured
     */
    public static ChatGateway open(
            ServerConfig config, RoomLog log, FrontDoor door, Namespace namespace, Clock clock, LongSupplier nanoTime) {
        ChatGateway gateway = new ChatGateway(config, log, door, namespace, clock, nanoTime);
        gateway.start();
        return gateway;
    }

    private void start() {
        opening.members().stream().filter(LogState.KnownMember::keepsName).forEach(known -> names.keep(known.member()));
        frontDoor.onChange(happenings::touch);
        log.onCommit(this::committed);
        if (house.room(RoomId.LOBBY).isEmpty()) {
            Member host = new Member(MemberId.HOST, config.sessionName(), Role.HOST);
            log.append(new Draft.RoomChange(RoomId.LOBBY, host, LOBBY_NAME, ""))
                    .toCompletableFuture()
                    .join();
        }
        namespace.use(door).onConnection(this::connected);
        loop.every(TICK, this::tick);
        loop.every(config.limits().pingInterval(), this::tellHeads);
    }

    /** What can be done by HTTP. */
    public HttpVisitors http() {
        return http;
    }

    /** What people show who come by HTTP besides. */
    public Tickets tickets() {
        return tickets;
    }

    /** Who may not come in, nor use what they were given before. */
    public Bans bans() {
        return people;
    }

    public ChatMetrics metrics() {
        return metrics;
    }

    public HostStatus status() {
        return happenings.status();
    }

    /** Calls the listener after each change, at most four times a second, on the room loop. */
    public void onStatus(Consumer<HostStatus> listener) {
        happenings.listen(listener);
    }

    /** On the event loop of the socket. */
    private void connected(ServerSocket socket) {
        if (!(socket.attachment() instanceof Visitor visitor)) {
            throw new IllegalStateException("somebody was let in without the doorkeeper");
        }
        Seat seat = new Seat(socket, visitor);
        if (visitor.isPlain()) {
            socket.on(PlainClients.EVENT, (arguments, reply) -> plain.take(seat, arguments, reply));
        }
        socket.onOther((event, arguments, reply) -> requests.take(seat, event, arguments, reply));
        socket.onDisconnect(reason -> loop.execute(() -> leave(seat, reason)));
        loop.execute(() -> enter(seat));
    }

    private void enter(Seat seat) {
        if (!door.isExpected(seat.visitor())) {
            seat.socket().close();
            return;
        }
        seat.setPresent(true);
        settle(seat);
        Member member = seat.member();
        seats.add(seat);
        people.enter(member);
        presence.enter(member);
        nameKeeper.keepIfOwn(seat);
        happenings.add(
                "connected",
                member.name(),
                seat.socket().candidate().remoteAddress().getHostString());
        Optional<Ban> ban = people.ban(member.id()).filter(it -> people.isBanned(member.id()));
        if (ban.isPresent()) { // between the door and here
            Following.sendAway(seat, HostEvent.Gone.Cause.BANNED, ban.get().by());
        } else if (seat.visitor().isPlain()) {
            plain.enter(seat);
            seat.hearEverybody();
        } else {
            reception.welcome(seat);
            seat.hearEverybody(); // no sooner: the welcome is the first that they hear
        }
        seat.release();
    }

    /** Somebody may have got another name or role between the door and here. */
    private void settle(Seat seat) {
        Member before = seat.member();
        Member now = people.arriving(before.id(), before.name(), before.role());
        if (!now.equals(before) && names.claim(now)) {
            names.release(before);
            seat.become(now);
        }
    }

    private void leave(Seat seat, DisconnectReason reason) {
        if (!seat.isPresent()) {
            return; // turned away above, or never expected
        }
        seat.setPresent(false);
        Member member = seat.member();
        if (seats.remove(seat)) {
            people.leave(member.id());
        }
        presence.leave(member.id());
        door.release(member);
        if (!seat.visitor().isPlain()) {
            tickets.release(member.id());
        }
        happenings.add("disconnected", member.name(), reason.name().toLowerCase(Locale.ROOT));
    }

    /** On the thread of the log. */
    private void committed(List<RoomEvent> events) {
        commits.acquireUninterruptibly();
        boolean taken = loop.offer(() -> {
            try {
                tell(events);
            } finally {
                commits.release();
            }
        });
        if (!taken) {
            commits.release(); // the log must be able to finish after the loop has
        }
    }

    /** Tells each room what was stored for it, as one write to each who hears it. */
    private void tell(List<RoomEvent> events) {
        metrics.committed(events);
        Map<RoomId, List<Emission>> emissions = new LinkedHashMap<>();
        Map<RoomId, RoomSummary> changed = new LinkedHashMap<>();
        for (RoomEvent event : events) {
            LiveRoom room = house.apply(event);
            people.apply(event);
            emissions
                    .computeIfAbsent(event.room(), id -> new ArrayList<>())
                    .add(Seat.emission(new HostEvent.Durable(event)));
            if (event instanceof RoomEvent.RoomChanged) {
                changed.put(event.room(), room.summary());
            }
        }
        events.forEach(following::before);
        emissions.forEach((room, list) -> namespace.to(Seat.channel(room)).emitAll(list));
        plain.tell(events);
        if (!changed.isEmpty()) {
            var rooms = new HostEvent.RoomsChanged(List.copyOf(changed.values()));
            namespace.to(Seat.EVERYBODY).emitAll(List.of(Seat.emission(rooms)));
        }
        events.forEach(following::after);
    }

    private void tick() {
        List<Person> changes = presence.takeChanges();
        for (int from = 0; from < changes.size(); from += PRESENCE_PAGE) {
            var page = changes.subList(from, Math.min(changes.size(), from + PRESENCE_PAGE));
            namespace.to(Seat.EVERYBODY).emitAll(List.of(Seat.emission(new HostEvent.Presence(page))));
        }
        door.forgetThoseWhoDidNotCome();
        happenings.count(seats.count(), presence.count());
        happenings.tell();
    }

    private void tellHeads() {
        Map<RoomId, Long> heads = new HashMap<>();
        house.rooms().forEach(room -> heads.put(room.id(), room.head()));
        namespace.to(Seat.EVERYBODY).volatileOnly().emitAll(List.of(Seat.emission(new HostEvent.Heads(heads))));
    }

    /** Ends the room loop. The log is closed before, so that every answer still goes out. */
    @Override
    public void close() {
        loop.close();
    }
}
