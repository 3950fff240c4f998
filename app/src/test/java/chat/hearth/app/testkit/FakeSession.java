package chat.hearth.app.testkit;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Handover;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session in memory. What others do is done by the test through {@link #room}; what I do is kept in {@link #said}, and
 * stays pending until the test confirms it. Everything happens on the caller's thread.
 */
public final class FakeSession implements ChatSession {
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Member me;
    private final Map<RoomId, FakeRoom> rooms = new LinkedHashMap<>();
    private final Map<RoomId, String> drafts = new LinkedHashMap<>();
    private final Map<RoomId, List<Attachment>> trays = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final FakeFiles files = new FakeFiles();
    private final FakeObserved<ConnectionState> connection =
            new FakeObserved<>(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET));
    private final FakeObserved<List<RoomState>> roomStates = new FakeObserved<>(List.of());
    private final FakeObserved<List<Person>> people = new FakeObserved<>(List.of());
    private final FakeObserved<Map<RoomId, List<Member>>> typing = new FakeObserved<>(Map.of());
    private final FakeObserved<SessionInfo> info;
    private final FakeModeration moderation = new FakeModeration();
    private int page = 200;
    private boolean outboxFull;
    private ServerKind kind = ServerKind.HEARTH;

    public FakeSession(String name, Member me) {
        this.me = me;
        this.info = new FakeObserved<>(new SessionInfo(name, me, ClientLimits.DEFAULTS));
    }

    public static Member member(String name, Role role) {
        return new Member(new MemberId("m-" + Integer.toHexString(name.hashCode())), name, role);
    }

    /** How many entries a timeline loads at a time. */
    public void setPage(int entries) {
        page = entries;
    }

    public FakeRoom addRoom(String name, String topic, boolean joined) {
        RoomId id = RoomId.fromName(name).orElseThrow();
        FakeRoom room = new FakeRoom(this, new RoomState(id, name, topic, joined, 0, 0, 0, 0, false));
        rooms.put(id, room);
        roomsChanged();
        return room;
    }

    public FakeRoom room(String name) {
        return Objects.requireNonNull(rooms.get(RoomId.fromName(name).orElseThrow()), name);
    }

    private FakeRoom room(RoomId id) {
        return Objects.requireNonNull(rooms.get(id), id.value());
    }

    @Override
    public FakeFiles files() {
        return files;
    }

    /** What I did, in words, in order. */
    public List<String> said() {
        return said;
    }

    boolean isMe(Member author) {
        return author.id().equals(me.id());
    }

    void roomsChanged() {
        roomStates.set(rooms.values().stream()
                .map(FakeRoom::state)
                .sorted(Comparator.comparing((RoomState room) -> !room.joined()).thenComparing(RoomState::name))
                .toList());
    }

    private static RoomState rebuilt(
            RoomState s, String name, String topic, boolean joined, RoomTerms terms, Instant nextPost) {
        return new RoomState(
                s.id(),
                name,
                topic,
                joined,
                s.head(),
                s.readUpTo(),
                s.unread(),
                s.mentions(),
                s.hasDraft(),
                terms,
                nextPost);
    }

    /** The room with another head, place of reading and number of unread messages. */
    public static RoomState with(RoomState s, long head, long readUpTo, int unread) {
        return new RoomState(
                s.id(),
                s.name(),
                s.topic(),
                s.joined(),
                head,
                readUpTo,
                unread,
                s.mentions(),
                s.hasDraft(),
                s.terms(),
                s.nextPost());
    }

    public void count(String name, int unread, int mentions) {
        room(name)
                .change(s -> new RoomState(
                        s.id(),
                        s.name(),
                        s.topic(),
                        s.joined(),
                        s.head(),
                        s.readUpTo(),
                        unread,
                        mentions,
                        s.hasDraft(),
                        s.terms(),
                        s.nextPost()));
    }

    public void setConnection(ConnectionState state) {
        connection.set(state);
    }

    public void setPeople(List<Person> now) {
        people.set(now);
    }

    public void setTyping(RoomId room, List<Member> members) {
        typing.set(Map.of(room, members));
    }

    /** From here on it is a session with such a server; before the screen is made. */
    public void setKind(ServerKind now) {
        kind = now;
    }

    @Override
    public ServerKind kind() {
        return kind;
    }

    @Override
    public boolean trustsAnyCertificate() {
        return kind != ServerKind.HEARTH;
    }

    @Override
    public FakeObserved<ConnectionState> connection() {
        return connection;
    }

    @Override
    public FakeObserved<SessionInfo> info() {
        return info;
    }

    @Override
    public FakeObserved<List<RoomState>> rooms() {
        return roomStates;
    }

    @Override
    public FakeObserved<List<Person>> people() {
        return people;
    }

    @Override
    public FakeObserved<Map<RoomId, List<Member>>> typing() {
        return typing;
    }

    @Override
    public Timeline openTimeline(RoomId room) {
        return room(room).open(page);
    }

    @Override
    public CompletionStage<Optional<TimelineEntry.Message>> message(RoomId room, MessageId message) {
        return CompletableFuture.completedFuture(
                Stream.concat(room(room).confirmed().stream(), room(room).pending().stream())
                        .filter(TimelineEntry.Message.class::isInstance)
                        .map(TimelineEntry.Message.class::cast)
                        .filter(entry -> entry.id().equals(message))
                        .findFirst());
    }

    @Override
    public CompletionStage<Answer> joinRoom(String name) {
        RoomId id = RoomId.fromName(name).orElseThrow();
        if (!rooms.containsKey(id)) addRoom(name, "", true);
        FakeRoom room = room(id);
        room.change(s -> rebuilt(s, s.name(), s.topic(), true, s.terms(), s.nextPost()));
        return CompletableFuture.completedFuture(
                new Answer.Joined(new RoomSummary(id, name, "", 0), "epoch", List.of(me), 1, List.of()));
    }

    @Override
    public CompletionStage<Answer> leaveRoom(RoomId room) {
        room(room)
                .change(s ->
                        new RoomState(s.id(), s.name(), s.topic(), false, s.head(), s.readUpTo(), 0, 0, s.hasDraft()));
        return CompletableFuture.completedFuture(new Answer.Done());
    }

    @Override
    public CompletionStage<Answer> changeRoom(RoomId room, String name, String topic) {
        if ("forbidden".equals(name)) {
            return CompletableFuture.completedFuture(
                    new Answer.Failed(Reason.FORBIDDEN, "Only the host may do that.", null));
        }
        room(room)
                .change(s -> rebuilt(
                        s,
                        name == null ? s.name() : name,
                        topic == null ? s.topic() : topic,
                        s.joined(),
                        s.terms(),
                        s.nextPost()));
        return CompletableFuture.completedFuture(new Answer.Done());
    }

    @Override
    public FakeModeration moderation() {
        return moderation;
    }

    /** From now on I have this name and role. */
    public void become(Member now) {
        info.set(new SessionInfo(info.get().name(), now, info.get().limits()));
    }

    /** The largest file that the host takes from here on, in bytes. */
    public void limitFilesTo(long bytes) {
        SessionInfo before = info.get();
        ClientLimits usual = before.limits();
        ClientLimits limits = new ClientLimits(
                usual.textLength(),
                usual.nameLength(),
                usual.roomNameLength(),
                usual.historyPage(),
                bytes,
                usual.files());
        info.set(new SessionInfo(before.name(), before.me(), limits));
    }

    /** Somebody of this name sends me away; the connection is the test's to change. */
    public void sentAwayBy(String name) {
        SessionInfo before = info.get();
        info.set(new SessionInfo(before.name(), before.me(), before.limits(), name));
    }

    /** The terms of a room become others. */
    public void terms(String name, RoomTerms terms, Instant nextPost) {
        room(name).change(s -> rebuilt(s, s.name(), s.topic(), s.joined(), terms, nextPost));
    }

    @Override
    public CompletionStage<Handover> post(RoomId room, String text, MessageId replyTo, List<Attachment> attachments) {
        String with = attachments.isEmpty()
                ? ""
                : attachments.stream().map(Attachment::name).collect(Collectors.joining(", ", " + ", ""));
        said.add("post " + room + ": " + text + with);
        if (outboxFull) return CompletableFuture.completedFuture(new Handover.OutboxFull(10_000));
        room(room).post(me, NOON, text, replyTo, attachments);
        return taken();
    }

    @Override
    public CompletionStage<Handover> edit(RoomId room, MessageId message, String text) {
        said.add("edit " + room + ": " + text);
        room(room).rewrite(message, text, false);
        return taken();
    }

    @Override
    public CompletionStage<Handover> delete(RoomId room, MessageId message) {
        said.add("delete in " + room);
        room(room).rewrite(message, "", true);
        return taken();
    }

    private static CompletionStage<Handover> taken() {
        return CompletableFuture.completedFuture(new Handover.Taken(MessageId.random()));
    }

    /** From here on nothing that is posted is taken. */
    public void fillOutbox() {
        outboxFull = true;
    }

    @Override
    public void retry(MessageId message) {
        said.add("retry");
        rooms.values().stream()
                .filter(room -> room.pending().stream().anyMatch(m -> m.id().equals(message)))
                .forEach(room -> room.deliveryOfFirst(TimelineEntry.Delivery.PENDING));
    }

    @Override
    public void discard(MessageId message) {
        said.add("discard");
        rooms.values().forEach(room -> room.discard(message));
    }

    @Override
    public void typingIn(RoomId room) {
        if (!said.contains("typing in " + room)) said.add("typing in " + room);
    }

    @Override
    public void setPresence(PresenceState state) {
        said.add("presence " + state);
    }

    @Override
    public void markRead(RoomId room, long seq) {
        said.add("read " + room + " up to " + seq);
        room(room).change(s -> with(s, s.head(), Math.max(seq, s.readUpTo()), seq >= s.head() ? 0 : s.unread()));
    }

    @Override
    public void markUnreadFrom(RoomId room, long seq) {
        said.add("unread " + room + " from " + seq);
        room(room).change(s -> with(s, s.head(), seq - 1, (int) (s.head() - seq + 1)));
    }

    @Override
    public CompletionStage<List<Attachment>> tray(RoomId room) {
        return CompletableFuture.completedFuture(trays.getOrDefault(room, List.of()));
    }

    @Override
    public void saveTray(RoomId room, List<Attachment> attachments) {
        trays.put(room, List.copyOf(attachments));
    }

    @Override
    public CompletionStage<String> draft(RoomId room) {
        return CompletableFuture.completedFuture(drafts.getOrDefault(room, ""));
    }

    @Override
    public void saveDraft(RoomId room, String text) {
        drafts.put(room, text);
        room(room)
                .change(s -> new RoomState(
                        s.id(),
                        s.name(),
                        s.topic(),
                        s.joined(),
                        s.head(),
                        s.readUpTo(),
                        s.unread(),
                        s.mentions(),
                        !text.isEmpty(),
                        s.terms(),
                        s.nextPost()));
    }

    @Override
    public void retryConnection() {
        said.add("retry connection");
    }

    @Override
    public void enter(Credentials credentials) {
        said.add("enter with " + credentials.password());
    }

    @Override
    public void close() {
        said.add("close");
    }
}
