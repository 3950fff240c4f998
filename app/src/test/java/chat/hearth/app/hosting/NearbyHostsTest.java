package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.hosting.NearbyState.Activity;
import chat.hearth.app.hosting.NearbyState.Hearing;
import chat.hearth.app.session.Subscription;
import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Card;
import chat.hearth.discovery.Outlook;
import chat.hearth.discovery.Sighting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NearbyHostsTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final FakeNetwork network = new FakeNetwork();
    private final ManualRounds rounds = new ManualRounds();
    private final Map<InetSocketAddress, CompletableFuture<Optional<Announcement>>> questions = new LinkedHashMap<>();
    private int most;
    private final NearbyHosts nearby = new NearbyHosts(network, this::ask, Clock.fixed(NOON, ZoneOffset.UTC), rounds);
    private final List<NearbyState> states = new ArrayList<>();

    private CompletableFuture<Optional<Announcement>> ask(InetSocketAddress address, Duration within) {
        CompletableFuture<Optional<Announcement>> answer = new CompletableFuture<>();
        questions.put(address, answer);
        most = Math.max(most, (int)
                questions.values().stream().filter(it -> !it.isDone()).count());
        return answer;
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Announcement said(String session, String name, String host) {
        return Announcement.of(session, name, "Hearth", host, 2, Announcement.Door.OPEN, 5000);
    }

    private NearbyState last() {
        return states.get(states.size() - 1);
    }

    private void open() {
        nearby.subscribe(states::add);
        nearby.open();
    }

    private void announce(String session, String name, String address) {
        network.heard(new Sighting.Seen(
                new Sighting.Source(ip("192.168.1.20"), session), said(session, name, "ada"), List.of(ip(address))));
    }

    @Test
    void whatIsHeardIsListedAndAskedHowItIs() {
        open();
        announce("a1", "Ada's chat", "192.168.1.9");

        assertEquals("Ada's chat", last().sessions().get(0).name());
        assertEquals(List.of(new InetSocketAddress(ip("192.168.1.9"), 5000)), List.copyOf(questions.keySet()));

        questions.values().forEach(it -> it.complete(Optional.of(said("a1", "Ada's new name", ""))));

        assertEquals("Ada's new name", last().sessions().get(0).name());
        assertEquals("ada", last().sessions().get(0).host());
    }

    @Test
    void lookingAroundAsksEveryAddressOfTheSubnetSixtyFourAtATime() {
        open();
        nearby.look();

        assertEquals(Activity.LOOKING, last().activity());
        assertEquals(64, questions.size());
        while (questions.values().stream().anyMatch(it -> !it.isDone())) {
            List.copyOf(questions.entrySet())
                    .forEach(question -> question.getValue()
                            .complete(
                                    question.getKey().getAddress().equals(ip("192.168.1.77"))
                                            ? Optional.of(said("z9", "Zoe's chat", ""))
                                            : Optional.empty()));
        }

        assertEquals(253, questions.size());
        assertTrue(most <= 64, "at once: " + most);
        assertEquals(Activity.LISTENING, last().activity());
        assertEquals("192.168.1.77:5000", last().sessions().get(0).address());
    }

    @Test
    void anEmptyListSaysWhatIsKnownOfTheReason() {
        open();
        assertEquals(Hearing.TOO_EARLY, last().hearing());
        rounds.again();
        assertEquals(Hearing.CLEAR, last().hearing());

        nearby.look();
        while (questions.values().stream().anyMatch(it -> !it.isDone())) {
            List.copyOf(questions.values()).forEach(it -> it.complete(Optional.empty()));
        }
        assertEquals(Hearing.NOBODY_ANSWERS, last().hearing());

        network.outlook = Outlook.NO_NETWORK;
        rounds.again();
        assertEquals(Hearing.NO_NETWORK, last().hearing());
    }

    @Test
    void aReasonThatThisComputerSeesIsSaidAtOnce() {
        network.outlook = Outlook.ONLY_VIRTUAL;
        open();

        assertEquals(new NearbyState(Activity.LISTENING, List.of(), Hearing.ONLY_VIRTUAL), last());
    }

    @Test
    void closedItHearsNothingAndAsksNobody() {
        open();
        announce("a1", "Ada's chat", "192.168.1.9");
        nearby.close();
        questions.values().forEach(it -> it.complete(Optional.of(said("a1", "Ada's chat", ""))));
        announce("b2", "Bob's chat", "192.168.1.10");
        nearby.look();

        assertEquals(Activity.OFF, last().activity());
        assertEquals(List.of(), last().sessions());
        assertEquals(1, questions.size());
        assertEquals(List.of("listen", "end"), network.asked);
        assertTrue(rounds.tasks.isEmpty());
    }

    private static final class FakeNetwork implements NearbyHosts.Network {
        private final List<String> asked = new ArrayList<>();
        private @Nullable Consumer<Sighting> listener;
        private Outlook outlook = Outlook.CLEAR;

        void heard(Sighting sighting) {
            listener.accept(sighting);
        }

        @Override
        public AutoCloseable listen(Consumer<Sighting> given) {
            asked.add("listen");
            listener = given;
            return () -> asked.add("end");
        }

        @Override
        public List<Card> cards() {
            return List.of(new Card("eth0", Card.Kind.PHYSICAL, true, List.of(new Card.Place(ip("192.168.1.20"), 24))));
        }

        @Override
        public Outlook outlook() {
            return outlook;
        }
    }

    /** Runs everything at once, and rounds when the test says so. */
    private static final class ManualRounds implements NearbyHosts.Rounds {
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Subscription every(Duration interval, Runnable task) {
            assertEquals(NearbyHosts.ROUND, interval);
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        void again() {
            List.copyOf(tasks).forEach(Runnable::run);
        }
    }
}
