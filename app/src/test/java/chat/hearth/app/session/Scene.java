package chat.hearth.app.session;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** A session on a real store, whose time and whose host are the test's. */
final class Scene implements AutoCloseable {
    static final RoomId LOBBY = RoomId.LOBBY;
    static final Member ANNA = new Member(new MemberId("a"), "Anna", Role.MEMBER);
    static final Member BEN = new Member(new MemberId("b"), "Ben", Role.MEMBER);

    final ManualLoop loop = new ManualLoop();
    final FakeLink link = new FakeLink(this::core);
    final Path data;
    final LiveChatSession session;
    SessionCore core;

    Scene(Path data) {
        this.data = data;
        SessionConfig config = new SessionConfig(new HostAddress("host", 5000), "Anna", null, data);
        session = LiveChatSession.open(
                config,
                loop,
                made -> {
                    core = made;
                    return link;
                },
                () -> {});
        loop.run();
    }

    /** Connected, in the lobby, which has {@code head} messages by Ben, all of them here and read. */
    static Scene inLobby(Path data, int head) {
        Scene scene = new Scene(data);
        scene.connect(welcome("e1", head, List.of()));
        scene.link.answer(joined(head, Math.max(1, head - 99)));
        scene.loop.run();
        return scene;
    }

    private SessionCore core() {
        return core;
    }

    void connect(HostEvent.Welcome welcome) {
        loop.execute(() -> link.connect(welcome));
        loop.run();
    }

    void lose() {
        loop.execute(() -> link.lose());
        loop.run();
    }

    void hears(HostEvent... events) {
        loop.execute(() -> List.of(events).forEach(core::received));
        loop.run();
    }

    void answers(Answer answer) {
        loop.execute(() -> link.answer(answer));
        loop.run();
    }

    /** Listens to a timeline from here on. */
    Shown show(RoomId room) {
        Timeline timeline = session.openTimeline(room);
        Shown shown = new Shown(timeline);
        timeline.listen(shown::apply);
        loop.run();
        return shown;
    }

    RoomState room(RoomId id) {
        return session.rooms().get().stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        loop.runAtOnce();
        session.close();
    }

    static HostEvent.Welcome welcome(String epoch, long head, List<RoomId> resumed) {
        return welcome("s1", epoch, head, resumed);
    }

    static HostEvent.Welcome welcome(String session, String epoch, long head, List<RoomId> resumed) {
        return new HostEvent.Welcome(
                session,
                "Home",
                epoch,
                ANNA,
                null,
                null,
                List.of(new RoomSummary(LOBBY, "Lobby", "", head)),
                List.of(LOBBY),
                resumed,
                Map.of(),
                List.of(new Person(ANNA, PresenceState.ONLINE), new Person(BEN, PresenceState.ONLINE)),
                ClientLimits.DEFAULTS,
                DoorPolicy.OPEN);
    }

    static Answer.Joined joined(long head, long from) {
        return new Answer.Joined(
                new RoomSummary(LOBBY, "Lobby", "", head), "e1", List.of(ANNA, BEN), 2, messages(from, head));
    }

    static Answer.Page page(long head, long from, long to) {
        return new Answer.Page(LOBBY, "e1", head, messages(from, to));
    }

    static List<RoomEvent> messages(long from, long to) {
        return new ArrayList<>(
                LongStream.rangeClosed(from, to).mapToObj(Scene::message).toList());
    }

    static MessageId id(long number) {
        return new MessageId(new UUID(0, number));
    }

    /** What Ben says with this sequence. */
    static RoomEvent message(long seq) {
        return message(seq, BEN, id(seq), "message " + seq);
    }

    static RoomEvent message(long seq, Member author, MessageId id, String text) {
        return new RoomEvent.Message(LOBBY, seq, ManualLoop.NOON, author, id, text, null);
    }

    static HostEvent event(RoomEvent entry) {
        return new HostEvent.Durable(entry);
    }

    /** What a screen would show that applies every change. */
    static final class Shown {
        final Timeline timeline;
        final List<TimelineEntry> entries = new ArrayList<>();
        final List<TimelineChange> changes = new ArrayList<>();

        Shown(Timeline timeline) {
            this.timeline = timeline;
        }

        void apply(TimelineChange change) {
            changes.add(change);
            if (change instanceof TimelineChange.Reset reset) {
                entries.clear();
                entries.addAll(reset.entries());
            } else if (change instanceof TimelineChange.Splice splice) {
                entries.subList(splice.from(), splice.from() + splice.removed()).clear();
                entries.addAll(splice.from(), splice.added());
            }
        }

        List<Long> sequences() {
            return entries.stream().map(TimelineEntry::seq).toList();
        }

        TimelineEntry.Message last() {
            return (TimelineEntry.Message) entries.get(entries.size() - 1);
        }

        TimelineChange lastChange() {
            return changes.get(changes.size() - 1);
        }
    }
}
