package chat.hearth.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Network cards as tests need them. */
final class CardsOfTests {
    private CardsOfTests() {}

    /** A physical card with multicast; each place is an address and a prefix length: {@code 192.168.1.20/24}. */
    static Card physical(String name, String... places) {
        return card(name, Card.Kind.PHYSICAL, true, places);
    }

    static Card card(String name, Card.Kind kind, boolean multicast, String... places) {
        return new Card(
                name,
                kind,
                multicast,
                Arrays.stream(places).map(CardsOfTests::place).toList());
    }

    static Card.Place place(String text) {
        int slash = text.indexOf('/');
        return new Card.Place(address(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
