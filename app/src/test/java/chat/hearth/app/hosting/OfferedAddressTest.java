package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.hosting.OfferedAddress.Network;
import chat.hearth.app.session.Subscription;
import chat.hearth.discovery.Card;
import chat.hearth.discovery.Card.Kind;
import chat.hearth.discovery.Card.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first address is what the QR code says. */
final class OfferedAddressTest {
    private static final Card TUNNEL = card("tun0", Kind.VIRTUAL, "10.8.0.3");
    private static final Card BRIDGE = card("docker0", Kind.VIRTUAL, "172.17.0.1");
    private static final Card CABLE = card("eth0", Kind.PHYSICAL, "fe80::1%eth0", "fd00::7", "192.168.1.20");
    private static final Card AIR = card("wlan0", Kind.PHYSICAL, "192.168.7.5");

    private static Card card(String name, Kind kind, String... addresses) {
        return new Card(
                name,
                kind,
                true,
                Arrays.stream(addresses).map(it -> new Place(address(it), 24)).toList());
    }

    private static InetAddress address(String text) {
        try {
            int zone = text.indexOf('%');
            return InetAddress.getByName(zone < 0 ? text : text.substring(0, zone));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> offered(String bind, Card... cards) {
        return OfferedAddress.of(bind, 5000, List.of(cards)).stream()
                .map(it -> it.text() + " " + it.card() + " " + it.network())
                .toList();
    }

    @Test
    void physicalCardsComeBeforeTunnelsAndBridgesWhateverTheSystemsOrder() {
        List<String> best = List.of(
                "192.168.1.20:5000 eth0 PHYSICAL",
                "192.168.7.5:5000 wlan0 PHYSICAL",
                "[fd00:0:0:0:0:0:0:7]:5000 eth0 PHYSICAL",
                "172.17.0.1:5000 docker0 VIRTUAL",
                "10.8.0.3:5000 tun0 VIRTUAL");

        assertEquals(best, offered("0.0.0.0", TUNNEL, BRIDGE, CABLE, AIR));
        assertEquals(best, offered("::", AIR, CABLE, BRIDGE, TUNNEL));
    }

    @Test
    void whereThereAreOnlyTunnelsTheyAreOffered() {
        assertEquals(List.of("10.8.0.3:5000 tun0 VIRTUAL"), offered("0.0.0.0", TUNNEL));
    }

    @Test
    void anAddressThatACardGaveItselfIsTheLastOfItsKind() {
        assertEquals(
                List.of(
                        "192.168.7.5:5000 wlan0 PHYSICAL",
                        "169.254.3.4:5000 eth0 PHYSICAL",
                        "10.8.0.3:5000 tun0 VIRTUAL"),
                offered("0.0.0.0", card("eth0", Kind.PHYSICAL, "169.254.3.4"), AIR, TUNNEL));
    }

    @Test
    void aHostThatIsBoundToOneAddressHasThatOne() {
        assertEquals(List.of("10.8.0.3:5000 tun0 VIRTUAL"), offered("10.8.0.3", CABLE, TUNNEL));
        assertEquals(List.of("127.0.0.1:5000  THIS_MACHINE"), offered("127.0.0.1", CABLE, TUNNEL));
    }

    @Test
    void withoutANetworkThereIsNone() {
        assertEquals(List.of(), offered("0.0.0.0"));
    }

    @Test
    void aChangeOfTheCardsIsToldOnceAndOnlyThen() {
        List<Card> cards = new ArrayList<>(List.of(AIR));
        List<Runnable> rounds = new ArrayList<>();
        CardWatch watch = new CardWatch(() -> List.copyOf(cards), new NearbyHosts.Rounds() {
            @Override
            public Subscription every(Duration interval, Runnable task) {
                rounds.add(task);
                return () -> rounds.remove(task);
            }

            @Override
            public void execute(Runnable task) {
                task.run();
            }
        });
        List<List<OfferedAddress>> told = new ArrayList<>();
        var following = watch.follow("0.0.0.0", 5000, told::add);
        rounds.get(0).run();
        cards.set(0, card("wlan0", Kind.PHYSICAL, "10.1.1.9"));
        rounds.get(0).run();
        rounds.get(0).run();
        following.close();

        assertEquals(
                List.of(
                        List.of(new OfferedAddress("192.168.7.5:5000", "wlan0", Network.PHYSICAL)),
                        List.of(new OfferedAddress("10.1.1.9:5000", "wlan0", Network.PHYSICAL))),
                told);
        assertEquals(List.of(), rounds);
    }
}
