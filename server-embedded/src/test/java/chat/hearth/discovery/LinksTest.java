package chat.hearth.discovery;

import static chat.hearth.discovery.CardsOfTests.address;
import static chat.hearth.discovery.CardsOfTests.physical;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.discovery.Announcement.Door;
import chat.hearth.discovery.Sighting.Gone;
import chat.hearth.discovery.Sighting.Seen;
import chat.hearth.discovery.Sighting.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class LinksTest {
    private static final Announcement ADA =
            Announcement.of("0123abcd", "Ada's chat", "Hearth", "ada-laptop", 3, Door.OPEN, 5000);
    private static final InetAddress HOME = address("192.168.1.20");
    private static final InetAddress AWAY = address("10.0.0.7");

    private final List<String> said = new ArrayList<>();
    private final Map<InetAddress, Consumer<Sighting>> listening = new HashMap<>();
    private final Set<InetAddress> silent = new HashSet<>();
    private List<Card> cards = List.of(physical("eth0", "192.168.1.20/24"));

    private Links links(Executor thread, Links.Use use) {
        return new Links(Reach.EVERYWHERE, () -> cards, FakeResponder::new, () -> thread, use);
    }

    private Links announcing(Executor thread) {
        return links(thread, new Links.Use() {
            @Override
            public void with(Responder responder) throws IOException {
                responder.announce(ADA);
            }

            @Override
            public void lost(InetAddress link) {
                said.add("lost " + link.getHostAddress());
            }
        });
    }

    @Test
    void aChangedAddressIsAnnouncedAndTheOldOneWithdrawn() {
        Links links = announcing(Runnable::run);
        links.compare();
        links.compare();
        cards = List.of(physical("eth0", "10.0.0.7/24"));
        links.compare();

        assertEquals(
                List.of(
                        "192.168.1.20 announces Ada's chat",
                        "192.168.1.20 leaves",
                        "lost 192.168.1.20",
                        "10.0.0.7 announces Ada's chat"),
                said);
    }

    @Test
    void whatIsNewIsSaidAgain() {
        Links links = announcing(Runnable::run);
        links.compare();
        links.again();

        assertEquals(List.of("192.168.1.20 announces Ada's chat", "192.168.1.20 announces Ada's chat"), said);
    }

    @Test
    void anAddressThatCannotBeSpokenFromIsTriedAgain() {
        silent.add(HOME);
        Links links = announcing(Runnable::run);
        links.compare();
        assertEquals(List.of(), said);

        silent.clear();
        links.compare();

        assertEquals(List.of("lost 192.168.1.20", "192.168.1.20 announces Ada's chat"), said);
    }

    @Test
    void theEndIsReachedWhenEverythingIsWithdrawn() {
        List<Runnable> waiting = new ArrayList<>();
        Links links = announcing(waiting::add);
        links.compare();
        waiting.remove(0).run();
        links.close();

        assertFalse(links.ended().isDone());
        waiting.remove(0).run();
        assertTrue(links.ended().isDone());
        assertEquals(List.of("192.168.1.20 announces Ada's chat", "192.168.1.20 leaves"), said);
    }

    @Test
    void afterTheEndNothingIsOpened() {
        Links links = announcing(Runnable::run);
        links.close();
        links.compare();

        assertEquals(List.of(), said);
    }

    @Test
    void whatWasHeardOnAnAddressIsGoneWithIt() {
        List<Sighting> heard = new ArrayList<>();
        cards = List.of(physical("eth0", "192.168.1.20/24"), physical("wlan0", "10.0.0.7/24"));
        Links links = links(Runnable::run, new Browser.Hearing(heard::add));
        links.compare();
        Seen atHome = new Seen(new Source(HOME, "one"), ADA, List.of(address("192.168.1.9")));
        Seen away = new Seen(new Source(AWAY, "one"), ADA, List.of(address("10.0.0.9")));
        listening.get(HOME).accept(atHome);
        listening.get(AWAY).accept(away);

        cards = List.of(physical("wlan0", "10.0.0.7/24"));
        links.compare();

        assertEquals(List.of(atHome, away, new Gone(new Source(HOME, "one"))), heard);
    }

    private final class FakeResponder implements Responder {
        private final InetAddress link;

        FakeResponder(InetAddress link) throws IOException {
            if (silent.contains(link)) {
                throw new IOException("nothing can be sent");
            }
            this.link = link;
        }

        @Override
        public void announce(Announcement announcement) {
            said.add(link.getHostAddress() + " announces " + announcement.name());
        }

        @Override
        public void listen(Consumer<Sighting> listener) {
            listening.put(link, listener);
        }

        @Override
        public void close() {
            said.add(link.getHostAddress() + " leaves");
        }
    }
}
