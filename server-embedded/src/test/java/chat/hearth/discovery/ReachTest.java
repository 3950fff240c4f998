package chat.hearth.discovery;

import static chat.hearth.discovery.CardsOfTests.address;
import static chat.hearth.discovery.CardsOfTests.card;
import static chat.hearth.discovery.CardsOfTests.physical;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.discovery.Card.Kind;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReachTest {
    private static final Card ETHERNET = physical("eth0", "fe80::1/64", "fd00::2/64", "192.168.1.20/24");
    private static final Card WIRELESS = physical("wlan0", "10.0.0.7/16", "fe80::2/64");
    private static final Card DOCKER = card("docker0", Kind.VIRTUAL, true, "172.17.0.1/16");
    private static final List<Card> ALL = List.of(ETHERNET, WIRELESS, DOCKER);

    private static List<InetAddress> addresses(String... texts) {
        return List.of(texts).stream().map(CardsOfTests::address).toList();
    }

    @Test
    void everyPhysicalCardSpeaksOnceInEachVersionOfTheProtocol() {
        assertEquals(
                addresses("fd00::2", "192.168.1.20", "10.0.0.7", "fe80::2").stream()
                        .sorted(Comparator.comparing(InetAddress::toString))
                        .toList(),
                Reach.EVERYWHERE.links(ALL).stream()
                        .sorted(Comparator.comparing(InetAddress::toString))
                        .toList());
    }

    @Test
    void aCardThatIsNamedIsTheOnlyOneAlsoWhenItIsVirtual() {
        assertEquals(addresses("172.17.0.1"), new Reach("docker0", null).links(ALL));
        assertEquals(List.of(), new Reach("eth7", null).links(ALL));
    }

    @Test
    void aHostOnOneAddressSpeaksFromThatOneOnly() {
        assertEquals(
                addresses("10.0.0.7"),
                Reach.EVERYWHERE.boundTo(address("10.0.0.7")).links(ALL));
        assertEquals(Reach.EVERYWHERE, Reach.EVERYWHERE.boundTo(address("0.0.0.0")));
        assertEquals(Reach.EVERYWHERE, Reach.EVERYWHERE.boundTo(address("::")));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.1.2.3", "::1"})
    void aHostOnLoopbackSaysNothingToAnybody(String loopback) {
        Reach reach = Reach.EVERYWHERE.boundTo(address(loopback));

        assertTrue(reach.isThisMachineOnly());
        assertEquals(
                List.of(), reach.links(List.of(ETHERNET, physical("lo", "127.0.0.1/8", "127.1.2.3/8", "::1/128"))));
    }

    @Test
    void aCardWithoutMulticastIsLeftOut() {
        assertEquals(List.of(), Reach.EVERYWHERE.links(List.of(card("eth0", Kind.PHYSICAL, false, "10.0.0.7/24"))));
    }

    @Test
    void thereAreNeverMoreThanSixteenLinks() {
        List<Card> many = IntStream.range(0, 100)
                .mapToObj(i -> physical("eth" + i, "10.0." + i + ".1/24"))
                .toList();

        assertEquals(16, Reach.EVERYWHERE.links(many).size());
    }

    @Test
    void whatTheCardsTellOfAnEmptyList() {
        assertEquals(Outlook.NO_NETWORK, Outlook.of(Reach.EVERYWHERE, List.of()));
        assertEquals(Outlook.ONLY_VIRTUAL, Outlook.of(Reach.EVERYWHERE, List.of(DOCKER)));
        assertEquals(Outlook.NO_SUCH_CARD, Outlook.of(new Reach("eth7", null), ALL));
        assertEquals(
                Outlook.NO_MULTICAST,
                Outlook.of(Reach.EVERYWHERE, List.of(card("eth0", Kind.PHYSICAL, false, "10.0.0.7/24"))));
        assertEquals(Outlook.CLEAR, Outlook.of(Reach.EVERYWHERE, ALL));
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, eth0, PHYSICAL",
        "wlp2s0, wlp2s0, PHYSICAL",
        "en0, en0, PHYSICAL",
        "eth3, Intel(R) Wi-Fi 6 AX201, PHYSICAL",
        "docker0, docker0, VIRTUAL",
        "veth12ab, veth12ab, VIRTUAL",
        "utun4, utun4, VIRTUAL",
        "awdl0, awdl0, VIRTUAL",
        "wg0, wg0, VIRTUAL",
        "eth5, VirtualBox Host-Only Ethernet Adapter, VIRTUAL",
        "eth7, Hyper-V Virtual Ethernet Adapter, VIRTUAL",
        "eth9, TAP-Windows Adapter V9, VIRTUAL"
    })
    void cardsAreJudgedByWhatTheyAreCalled(String name, String description, Kind kind) {
        assertEquals(kind, Card.kindOf(name, description, false));
        assertEquals(Kind.VIRTUAL, Card.kindOf(name, description, true));
    }

    @Test
    void whatIsOnTheSameNetworkHasTheSameLeadingBits() {
        assertTrue(CardsOfTests.place("10.0.4.7/22").isOnSameNetwork(address("10.0.7.255")));
        assertFalse(CardsOfTests.place("10.0.4.7/22").isOnSameNetwork(address("10.0.8.1")));
        assertFalse(CardsOfTests.place("10.0.4.7/22").isOnSameNetwork(address("fd00::1")));
        assertTrue(CardsOfTests.place("fd00::2/64").isOnSameNetwork(address("fd00::99")));
    }

    @Test
    void aLookAroundTakesTheTwentyFourBitsThatAreOurs() {
        List<InetAddress> around = Subnet.around(List.of(physical("wlan0", "10.0.3.7/16")));

        assertEquals(253, around.size());
        assertEquals(address("10.0.3.1"), around.get(0));
        assertEquals(address("10.0.3.254"), around.get(252));
        assertFalse(around.contains(address("10.0.3.7")));
    }

    @Test
    void aSmallNetworkIsNotLeft() {
        assertEquals(
                addresses("192.168.1.9", "192.168.1.11", "192.168.1.12", "192.168.1.13", "192.168.1.14"),
                Subnet.around(List.of(physical("eth0", "192.168.1.10/29"))));
        assertEquals(List.of(), Subnet.around(List.of(physical("eth0", "192.168.1.10/32"))));
        assertEquals(List.of(), Subnet.around(List.of(physical("eth0", "169.254.1.10/16", "fd00::1/64"))));
    }

    @Test
    void aLookAroundIsBoundedHoweverManyCardsThereAre() {
        List<Card> many = IntStream.range(0, 100)
                .mapToObj(i -> physical("eth" + i, "10.0." + i + ".1/24"))
                .toList();

        assertEquals(4 * 253, Subnet.around(many).size());
    }
}
