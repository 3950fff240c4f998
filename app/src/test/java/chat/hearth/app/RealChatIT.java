package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.Speaker.Said;
import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.LiveChatSession;
import chat.hearth.app.session.SessionConfig;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.testkit.HostProcess;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 21,279 lines of real chat, said through a host that is killed three times: nothing acknowledged is lost, nothing is there
 * twice, and a desktop client sees it all in the host's order, whether it was there or comes later.
 */
final class RealChatIT {
    private static final int LINES = 21_279;
    private static final List<String> ROOMS = List.of("mediawiki", "rust", "stripe", "ubuntu", "ubuntu-meeting");
    private static final String[] NO_LIMITS_BUT_THE_HOSTS_OWN = {
        "--limit", "connections=2000",
        "--limit", "connectionsPerAddress=2000",
        "--limit", "unauthenticated=2000",
        "--limit", "memberRate=100000",
        "--limit", "memberBurst=100000"
    };

    @TempDir
    private Path work;

    /** A message as everybody must have it. */
    private record Shown(long seq, Member author, MessageId id, String text) {}

    @Test
    void everyLineIsThereOnceInTheHostsOrderThroughThreeCrashes() throws Exception {
        List<Sitting> sittings = Sitting.all();
        assertEquals(LINES, sittings.stream().mapToInt(Sitting::size).sum());
        OkHttpClient http = Visitor.http();

        try (HostProcess host = HostProcess.start(work.resolve("host"), NO_LIMITS_BUT_THE_HOSTS_OWN);
                ChatSession observer = open(host, "The observer")) {
            Set<Class<?>> states = ConcurrentHashMap.newKeySet();
            observer.connection().subscribe(state -> states.add(state.getClass()));
            joinAll(observer);

            Map<MessageId, Said> acknowledged =
                    new Replay(host, http, List.of(LINES / 4, LINES / 2, 3 * LINES / 4)).run(sittings);

            Map<String, List<Shown>> history = new LinkedHashMap<>();
            try (HostHistory pages = new HostHistory(http, host.uri())) {
                for (String room : ROOMS) {
                    history.put(room, messages(room, pages.read(room)));
                }
            }
            assertWasStoredAsItWasAcknowledged(acknowledged, history);
            assertSays(sittings, acknowledged, history);
            assertSees(history, observer);
            assertEquals(
                    Set.of(
                            ConnectionState.Connecting.class,
                            ConnectionState.Connected.class,
                            ConnectionState.Waiting.class),
                    states,
                    "people saw a banner and nothing else");
            try (ChatSession latecomer = open(host, "The latecomer")) {
                joinAll(latecomer);
                assertSees(history, latecomer);
            }
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    /** The messages of a log that has no gap. */
    private static List<Shown> messages(String room, List<RoomEvent> events) {
        assertEquals(
                LongStream.rangeClosed(1, events.size()).boxed().toList(),
                events.stream().map(RoomEvent::seq).toList(),
                room + " has no gap");
        return events.stream()
                .filter(RoomEvent.Message.class::isInstance)
                .map(RoomEvent.Message.class::cast)
                .map(message ->
                        new Shown(message.seq(), message.author(), message.id(), String.valueOf(message.text())))
                .toList();
    }

    private static void assertWasStoredAsItWasAcknowledged(
            Map<MessageId, Said> acknowledged, Map<String, List<Shown>> history) {
        Map<MessageId, Said> stored = new HashMap<>();
        Set<MessageId> twice = new HashSet<>();
        history.forEach((room, messages) -> messages.forEach(message -> {
            if (stored.put(message.id(), new Said(room, message.id(), message.seq())) != null) {
                twice.add(message.id());
            }
        }));
        assertEquals(Set.of(), twice, "no message is there twice");
        assertEquals(LINES, stored.size());
        assertEquals(acknowledged, stored);
    }

    /** What each speaker said is there word for word, and in the order in which they said it. */
    private static void assertSays(
            List<Sitting> sittings, Map<MessageId, Said> acknowledged, Map<String, List<Shown>> history) {
        Map<MessageId, String> texts = new HashMap<>();
        history.values().forEach(messages -> messages.forEach(message -> texts.put(message.id(), message.text())));
        for (Sitting sitting : sittings) {
            sitting.lines().forEach((name, lines) -> {
                List<Speaker.Line> stored = lines.stream()
                        .map(Speaker.Line::id)
                        .sorted(Comparator.comparing(id -> acknowledged.get(id).seq()))
                        .map(id -> new Speaker.Line(id, texts.get(id)))
                        .toList();
                assertEquals(lines, stored, name + " in " + sitting.room());
            });
        }
    }

    private static void assertSees(Map<String, List<Shown>> history, ChatSession session) {
        history.forEach((room, expected) -> {
            try (Timeline timeline = session.openTimeline(new RoomId(room))) {
                long last = expected.get(expected.size() - 1).seq();
                List<Shown> seen = TimelineReader.readAll(timeline, last).stream()
                        .map(RealChatIT::shown)
                        .toList();
                assertEquals(expected, seen, room);
            }
        });
    }

    private static Shown shown(TimelineEntry.Message message) {
        assertInstanceOf(TimelineEntry.Delivery.Sent.class, message.delivery());
        return new Shown(message.seq(), message.author(), message.id(), message.text());
    }

    private static void joinAll(ChatSession session) throws Exception {
        for (String room : ROOMS) {
            Answer answer = session.joinRoom(room).toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertInstanceOf(Answer.Joined.class, answer, () -> room + ": " + answer);
        }
    }

    /** A desktop client without a window, with a store of its own; connected. */
    private ChatSession open(HostProcess host, String name) throws Exception {
        HostAddress address = new HostAddress(host.uri().getHost(), host.port());
        ChatSession session = LiveChatSession.open(new SessionConfig(address, name, null, work.resolve(name)));
        CompletableFuture<ConnectionState> connected = new CompletableFuture<>();
        Subscription watching = session.connection().subscribe(state -> {
            if (!(state instanceof ConnectionState.Connecting)) {
                connected.complete(state);
            }
        });
        assertInstanceOf(ConnectionState.Connected.class, connected.get(30, TimeUnit.SECONDS), name);
        watching.close();
        return session;
    }
}
