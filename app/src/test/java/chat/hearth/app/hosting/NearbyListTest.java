package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.hosting.NearbySession.Door;
import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Card;
import chat.hearth.discovery.Sighting.Seen;
import chat.hearth.discovery.Sighting.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NearbyListTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final List<Card> CARDS = List.of(new Card(
            "eth0",
            Card.Kind.PHYSICAL,
            true,
            List.of(new Card.Place(ip("192.168.1.20"), 24), new Card.Place(ip("fd00::20"), 64))));
    private static final Source ETHERNET = new Source(ip("192.168.1.20"), "one");
    private static final Source ETHERNET_V6 = new Source(ip("fd00::20"), "one");

    private final NearbyList list = new NearbyList();

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static InetSocketAddress at(String text) {
        return new InetSocketAddress(ip(text), 5000);
    }

    private static Announcement said(String session, String name, String host, int people) {
        return Announcement.of(session, name, "Hearth", host, people, Announcement.Door.OPEN, 5000);
    }

    private void heard(Source source, Announcement said, Instant when, String... addresses) {
        list.heard(
                new Seen(
                        source,
                        said,
                        Arrays.stream(addresses).map(NearbyListTest::ip).toList()),
                CARDS,
                when);
    }

    private static NearbySession session(
            String key, String name, String host, String address, int people, Instant seen) {
        return new NearbySession(key, name, host, address, people, Door.OPEN, seen);
    }

    @Test
    void aSessionAppearsIsRefreshedAndDisappears() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        assertEquals(List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 1, NOON)), list.sessions(NOON));

        heard(ETHERNET, said("a1", "Ada's chat", "ada", 4), NOON.plusSeconds(9), "192.168.1.9");
        assertEquals(
                List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 4, NOON.plusSeconds(9))),
                list.sessions(NOON));

        list.gone(ETHERNET);
        assertEquals(List.of(), list.sessions(NOON));
    }

    @Test
    void oneThatIsHeardByBothVersionsOfTheProtocolIsOne() {
        heard(ETHERNET_V6, said("a1", "Ada's chat", "ada", 1), NOON, "fd00::9");
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.gone(ETHERNET_V6);

        assertEquals(List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 1, NOON)), list.sessions(NOON));
        assertEquals(List.of(at("fd00::9"), at("192.168.1.9")), list.toAsk(NOON));
    }

    @Test
    void twoOfTheSameNameAreTwo() {
        heard(ETHERNET, said("a1", "Chat", "ada", 1), NOON, "192.168.1.9");
        heard(new Source(ip("192.168.1.20"), "two"), said("b2", "Chat", "ada", 2), NOON, "192.168.1.10");

        assertEquals(
                List.of(
                        session("1", "Chat", "ada", "192.168.1.9:5000", 1, NOON),
                        session("2", "Chat", "ada", "192.168.1.10:5000", 2, NOON)),
                list.sessions(NOON));
    }

    @Test
    void whoCopiesAnotherOnesIdDoesNotTakeItsPlace() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 1), NOON);
        heard(new Source(ip("192.168.1.20"), "copy"), said("a1", "Evil", "ada", 99), NOON, "192.168.1.66");

        assertEquals(List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 1, NOON)), list.sessions(NOON));
    }

    @Test
    void whatAnswersAsSomebodyElseIsShownAsWhatItIs() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.answered(at("192.168.1.9"), said("z9", "Zoe's chat", "", 7), NOON);

        assertEquals(List.of(session("2", "Zoe's chat", "", "192.168.1.9:5000", 7, NOON)), list.sessions(NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "192.168.2.9", "127.0.0.1", "::1", "0.0.0.0", "224.0.0.251", "fe80::9", "fd01::9"})
    void whatIsNotOnThisNetworkIsNotListed(String address) {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, address);

        assertEquals(List.of(), list.sessions(NOON));
        assertEquals(List.of(), list.toAsk(NOON));
    }

    @Test
    void ofTwoAddressesThatAnswerTheOneThatCanBeReadOutIsTheOneToJoin() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9", "fd00::9");
        list.answered(at("fd00::9"), said("a1", "Ada's chat", "", 2), NOON.plusSeconds(1));
        assertEquals(
                List.of(session("1", "Ada's chat", "ada", "[fd00:0:0:0:0:0:0:9]:5000", 2, NOON.plusSeconds(1))),
                list.sessions(NOON));
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 3), NOON.plusSeconds(2));
        list.answered(at("fd00::9"), said("a1", "Ada's chat", "", 3), NOON.plusSeconds(3));

        assertEquals(
                List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 3, NOON.plusSeconds(3))),
                list.sessions(NOON));
        assertEquals(List.of(at("192.168.1.9")), list.toAsk(NOON));
    }

    @Test
    void whatAnsweredAndFallsSilentIsForgotten() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 1), NOON);

        assertEquals(1, list.sessions(NOON.plusSeconds(30)).size());
        assertEquals(List.of(), list.sessions(NOON.plusSeconds(31)));

        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 1), NOON.plusSeconds(60));
        assertEquals(1, list.sessions(NOON.plusSeconds(61)).size());

        list.gone(ETHERNET);
        list.forgetSilent(NOON.plusSeconds(120));
        assertEquals(List.of(), list.toAsk(NOON.plusSeconds(120)));
    }

    @Test
    void whenTheBestAddressFallsSilentAnotherTakesItsPlace() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 1), NOON);
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.33");
        assertEquals(List.of(at("192.168.1.9")), list.toAsk(NOON.plusSeconds(8)));
        assertEquals(List.of(at("192.168.1.9"), at("192.168.1.33")), list.toAsk(NOON.plusSeconds(9)));

        list.answered(at("192.168.1.33"), said("a1", "Ada's chat", "", 1), NOON.plusSeconds(10));

        assertEquals(
                List.of(session("1", "Ada's chat", "ada", "192.168.1.33:5000", 1, NOON.plusSeconds(10))),
                list.sessions(NOON.plusSeconds(10)));
    }

    @Test
    void whatNeverAnsweredStaysAsLongAsItIsAnnounced() {
        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        list.forgetSilent(NOON.plusSeconds(3_600));

        assertEquals(1, list.sessions(NOON).size());
    }

    @Test
    void whatWasFoundByAskingGetsItsComputersNameWhenItIsHeard() {
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 2), NOON);
        assertEquals(List.of(session("1", "Ada's chat", "", "192.168.1.9:5000", 2, NOON)), list.sessions(NOON));

        heard(ETHERNET, said("a1", "Ada's chat", "ada", 1), NOON, "192.168.1.9");
        assertEquals(List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 2, NOON)), list.sessions(NOON));
    }

    @Test
    void whatIsHeardAtOneAddressAndFoundAtAnotherIsOne() {
        heard(ETHERNET_V6, said("a1", "Ada's chat", "ada", 1), NOON, "fd00::9");
        list.answered(at("192.168.1.9"), said("a1", "Ada's chat", "", 2), NOON);

        assertEquals(List.of(session("1", "Ada's chat", "ada", "192.168.1.9:5000", 2, NOON)), list.sessions(NOON));
    }

    @Test
    void aThousandAnnouncementsMakeTwentyRows() {
        for (int i = 0; i < 1_000; i++) {
            heard(new Source(ip("192.168.1.20"), "i" + i), said("s" + i, "Spam", "", 0), NOON, "192.168.1.66");
        }
        String[] many = new String[100];
        Arrays.setAll(many, i -> "192.168.1." + (i + 100));
        heard(new Source(ip("192.168.1.20"), "i0"), said("s0", "Spam", "", 0), NOON, many);

        assertEquals(20, list.sessions(NOON).size());
        assertEquals(8 + 19, list.toAsk(NOON).size());
    }
}
