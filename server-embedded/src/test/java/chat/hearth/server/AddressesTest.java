package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.discovery.Card;
import chat.hearth.discovery.Card.Kind;
import chat.hearth.discovery.Card.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static Card card(String name, Kind kind, String... addresses) {
        List<Place> places =
                Stream.of(addresses).map(address -> new Place(ip(address), 24)).toList();
        return new Card(name, kind, true, places);
    }

    private static InetAddress ip(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address, and no name", e);
        }
    }

    @Test
    void whatCanBeTypedIsGivenAwayAndThatOfPhysicalCardsFirst() {
        assertEquals(
                List.of(ip("192.168.1.20"), ip("172.17.0.1")),
                Addresses.best(List.of(
                        card("docker0", Kind.VIRTUAL, "172.17.0.1"),
                        card("wlan0", Kind.PHYSICAL, "fd77::1", "169.254.3.4", "192.168.1.20"))));
    }

    @Test
    void whereThereIsNoneOfIpv4OneOfIpv6Is() {
        assertEquals(
                List.of(ip("fd77::1")), Addresses.best(List.of(card("eth0", Kind.PHYSICAL, "fe80::1", "fd77::1"))));
    }
}
