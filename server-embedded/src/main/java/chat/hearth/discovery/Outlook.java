package chat.hearth.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be seen on this machine of whether hosts could be found from here. */
public enum Outlook {
    /** Nothing here stands in the way. */
    CLEAR,
    /** No card is up that has an address. */
    NO_NETWORK,
    /** The card that was asked for is not there. */
    NO_SUCH_CARD,
    /** All cards lead into containers, virtual machines or tunnels. */
    ONLY_VIRTUAL,
    /** No card can send to groups, or the system refuses to. */
    NO_MULTICAST;

    private static final Logger LOG = LoggerFactory.getLogger(Outlook.class);
    private static final int MDNS_PORT = 5353;
    private static final byte[] GROUP_V4 = {(byte) 224, 0, 0, (byte) 251};
    private static final byte[] GROUP_V6 = {(byte) 0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFB};

    /** Looks at the cards, and tries to send a question to the group from each that counts. Blocks for a moment. */
    public static Outlook of(Reach reach) {
        try {
            List<Card> cards = Card.ofThisMachine();
            Outlook seen = of(reach, cards);
            if (seen != CLEAR) {
                return seen;
            }
            return reach.links(cards).stream().anyMatch(Outlook::canSendFrom) ? CLEAR : NO_MULTICAST;
        } catch (SocketException e) {
            LOG.debug("listing the network cards: {}", e.toString());
            return NO_NETWORK;
        }
    }

    /** What the cards alone tell. */
    static Outlook of(Reach reach, List<Card> cards) {
        List<Card> counted = reach.of(cards);
        if (cards.isEmpty()) {
            return NO_NETWORK;
        } else if (counted.isEmpty()) {
            return reach.card() == null ? ONLY_VIRTUAL : NO_SUCH_CARD;
        }
        return reach.links(counted).isEmpty() ? NO_MULTICAST : CLEAR;
    }

    /** Asks who hosts; the answers, if any, go to whoever listens at the port. */
    private static boolean canSendFrom(InetAddress link) {
        try (MulticastSocket socket = new MulticastSocket(new InetSocketAddress(link, 0))) {
            socket.setNetworkInterface(NetworkInterface.getByInetAddress(link));
            byte[] question = question();
            InetAddress group = InetAddress.getByAddress(link.getAddress().length == 4 ? GROUP_V4 : GROUP_V6);
            socket.send(new DatagramPacket(question, question.length, group, MDNS_PORT));
            return true;
        } catch (IOException e) {
            LOG.debug("sending to the group from {}: {}", link.getHostAddress(), e.toString());
            return false;
        }
    }

    /** For the pointers of {@code _hearth._tcp.local}, as RFC 6762 section 5.1 has it. */
    private static byte[] question() {
        String header = "\0\0\0\0\0\1\0\0\0\0\0\0";
        String name = "\7_hearth\4_tcp\5local\0";
        String pointersOfTheInternet = "\0\14\0\1";
        return (header + name + pointersOfTheInternet).getBytes(StandardCharsets.ISO_8859_1);
    }
}
