package chat.hearth.app.client;

import static chat.hearth.app.testkit.ManualLoop.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState.Closed;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Connecting;
import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Refused;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.ConnectionState.Waiting;
import chat.hearth.app.testkit.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReconnectionTest {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Refusal REFUSAL = new Refusal("name-taken", "Taken.");

    private final ManualLoop loop = new ManualLoop();
    private final List<Object> heard = new ArrayList<>();
    private final List<Tried> tried = new ArrayList<>();
    private final Reconnection<Tried> reconnection = new Reconnection<>(
            new HostAddress("127.0.0.1", 5000),
            new Reconnection.Pace(FIRST_WAIT, Duration.ofSeconds(30), TIMEOUT, Trouble.TIMED_OUT),
            Tried::new,
            loop,
            () -> 0, // always half of the longest wait
            heard::add);

    private final class Tried implements Reconnection.Attempt {
        private boolean opened;
        private boolean closed;

        Tried() {
            tried.add(this);
        }

        @Override
        public void open() {
            opened = true;
        }

        @Override
        public void close() {
            assertEquals(Optional.empty(), reconnection.connection());
            closed = true;
        }

        void connect() {
            reconnection.connected(this, Transport.WEBSOCKET, () -> heard.add("welcome"));
        }

        void fail() {
            reconnection.ended(this, Trouble.REFUSED);
        }
    }

    private Tried last() {
        return tried.get(tried.size() - 1);
    }

    private static Waiting waiting(Trouble trouble, int attempt, Duration after, Duration delay) {
        return new Waiting(trouble, attempt, NOON.plus(after).plus(delay), delay);
    }

    private void connect() {
        reconnection.open();
        last().connect();
        heard.clear();
    }

    @Test
    void theGreetingComesOverTheConnectionAndBeforeItsState() {
        reconnection.open();
        Tried attempt = last();
        assertEquals(true, attempt.opened);
        assertEquals(Optional.empty(), reconnection.connection());

        attempt.connect();

        assertEquals(List.of(new Connecting(1), "welcome", new Connected(Transport.WEBSOCKET)), heard);
        assertEquals(Optional.of(attempt), reconnection.connection());
    }

    @Test
    void whoeverEndsItWhileGreetingIsNotToldThatItIsConnected() {
        reconnection.open();
        reconnection.connected(last(), Transport.WEBSOCKET, reconnection::close);

        assertEquals(List.of(new Connecting(1), new Closed()), heard);
    }

    @Test
    void theWaitsGrowUntilThereIsAConnection() {
        reconnection.open();
        last().fail();
        loop.advance(Duration.ofSeconds(1));
        last().fail();
        loop.advance(Duration.ofSeconds(2));
        last().connect();
        last().fail();

        assertEquals(
                List.of(
                        new Connecting(1),
                        waiting(Trouble.REFUSED, 1, Duration.ZERO, Duration.ofSeconds(1)),
                        new Connecting(2),
                        waiting(Trouble.REFUSED, 2, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        new Connecting(3),
                        "welcome",
                        new Connected(Transport.WEBSOCKET),
                        waiting(Trouble.REFUSED, 0, Duration.ofSeconds(3), Duration.ofSeconds(1))),
                heard);
    }

    @Test
    void anAttemptThatTakesTooLongIsClosedAndAnotherFollows() {
        reconnection.open();
        Tried slow = last();
        loop.advance(TIMEOUT);
        loop.advance(Duration.ofSeconds(1));

        assertEquals(true, slow.closed);
        assertEquals(
                List.of(
                        new Connecting(1),
                        waiting(Trouble.TIMED_OUT, 1, TIMEOUT, Duration.ofSeconds(1)),
                        new Connecting(2)),
                heard);
    }

    @Test
    void aConnectionOutlastsTheTimeOfAnAttempt() {
        connect();

        loop.advance(TIMEOUT);

        assertEquals(List.of(), heard);
        assertEquals(Optional.of(last()), reconnection.connection());
    }

    @Test
    void whatAnEarlierAttemptSaysIsNotHeeded() {
        reconnection.open();
        Tried first = last();
        first.fail();
        loop.advance(Duration.ofSeconds(1));
        heard.clear();

        first.connect();
        first.fail();
        reconnection.refused(first, REFUSAL);

        assertEquals(List.of(), heard);
        assertEquals(false, last().closed);
    }

    @Test
    void aWaitCanBeEndedAndNothingElse() {
        reconnection.open();
        reconnection.retryNow();
        last().fail();
        reconnection.retryNow();
        last().connect();
        reconnection.retryNow();
        loop.advance(FIRST_WAIT);

        assertEquals(2, tried.size());
        assertEquals(Optional.of(last()), reconnection.connection());
    }

    @Test
    void afterARefusalNothingIsTriedUnlessAskedFor() {
        connect();
        reconnection.refused(last(), REFUSAL);
        loop.advance(Duration.ofHours(1));
        reconnection.retryNow();

        assertEquals(List.of(new Refused(REFUSAL)), heard);
        assertEquals(true, last().closed);
        reconnection.open();
        assertEquals(2, tried.size());
    }

    @Test
    void aPauseLastsUntilItIsOpenedAgain() {
        connect();
        reconnection.pause(Trouble.DISK_FULL, Duration.ofSeconds(5));
        loop.advance(Duration.ofHours(1));
        reconnection.retryNow();
        reconnection.open();

        assertEquals(true, tried.get(0).closed);
        assertEquals(
                List.of(waiting(Trouble.DISK_FULL, 0, Duration.ZERO, Duration.ofSeconds(5)), new Connecting(1)), heard);
    }

    @Test
    void whatIsClosedStaysClosed() {
        connect();
        reconnection.close();
        reconnection.close();
        reconnection.open();
        reconnection.retryNow();
        reconnection.pause(Trouble.DISK_FULL, Duration.ofSeconds(5));
        last().fail();

        assertEquals(List.of(new Closed()), heard);
        assertEquals(1, tried.size());
        assertEquals(true, last().closed);
    }
}
