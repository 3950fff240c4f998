package chat.hearth.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.server.net.Places.Outcome.Full;
import chat.hearth.server.net.Places.Outcome.Taken;
import chat.hearth.server.net.Places.Outcome.TakenFrom;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final InetAddress HERE = address(1);
    private static final InetAddress THERE = address(2);

    @Test
    void anAddressThatHasItsShareDoesNotKeepOthersOut() {
        Places<String> places = new Places<>(new NetLimits(10, 2, 10));
        assertEquals(new Taken<>(), places.take("a", HERE));
        assertEquals(new Taken<>(), places.take("b", HERE));
        assertEquals(new Full<>(), places.take("c", HERE));
        assertEquals(new Taken<>(), places.take("d", THERE));
        places.giveBack("a", HERE);
        assertEquals(new Taken<>(), places.take("e", HERE));
        assertEquals(new Full<>(), places.take("f", HERE));
    }

    @Test
    void nobodyComesInBeyondTheTotal() {
        Places<String> places = new Places<>(new NetLimits(2, 2, 2));
        places.take("a", HERE);
        places.take("b", THERE);
        assertEquals(new Full<>(), places.take("c", THERE));
        places.giveBack("a", HERE);
        assertEquals(new Taken<>(), places.take("c", THERE));
    }

    @Test
    void strangersGoInTheOrderInWhichTheyCame() {
        Places<String> places = new Places<>(new NetLimits(10, 10, 2));
        places.take("a", HERE);
        places.take("b", HERE);
        places.letIn("a");
        assertEquals(new Taken<>(), places.take("c", HERE));
        assertEquals(new TakenFrom<>("b"), places.take("d", HERE));
        places.giveBack("b", HERE);
        places.giveBack("c", HERE);
        assertEquals(new Taken<>(), places.take("e", HERE));
        assertEquals(new TakenFrom<>("d"), places.take("f", HERE));
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
