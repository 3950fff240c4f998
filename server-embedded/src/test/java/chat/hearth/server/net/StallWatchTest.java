package chat.hearth.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that takes nothing for 10 s, on a clock that the test moves. */
final class StallWatchTest {
    private final Peer peer = new Peer();
    private int stalls;
    private final StallWatch watch = new StallWatch(peer.context(), Duration.ofSeconds(10), () -> stalls++);

    @BeforeEach
    void freeze() {
        peer.freezeTime();
    }

    @AfterEach
    void close() {
        take(100); // nothing is left that the closing could fail
        watch.cancel();
        peer.finishAndReleaseAll();
    }

    @Test
    void aPeerThatTakesEverythingIsNotWatched() {
        peer.takes = 3;
        send(3);
        assertFalse(watch.isArmed());
        pass(60);
        assertEquals(0, stalls);
    }

    @Test
    void aPeerThatTakesNothingIsNoticedOnceTheTimeIsOver() {
        send(3);
        assertTrue(watch.isArmed());
        pass(9);
        assertEquals(0, stalls);
        pass(1);
        assertEquals(1, stalls);
        pass(60);
        assertEquals(1, stalls);
    }

    @Test
    void aPeerThatTakesALittleNowAndThenIsLeftAlone() {
        send(9);
        for (int i = 0; i < 8; i++) {
            pass(9);
            take(1);
        }
        assertEquals(0, stalls);
        assertTrue(watch.isArmed());
        take(1);
        assertFalse(watch.isArmed());
        pass(60);
        assertEquals(0, stalls);
    }

    @Test
    void aPieceOfAMessageIsSomethingToo() {
        send(1);
        for (int i = 0; i < 3; i++) {
            pass(9);
            peer.progress(100);
        }
        assertEquals(0, stalls);
        pass(15);
        assertEquals(1, stalls);
    }

    @Test
    void whatIsSentMeanwhileDoesNotHideThatNothingIsTaken() {
        send(1);
        for (int i = 0; i < 10; i++) {
            assertEquals(0, stalls);
            pass(1);
            send(1);
        }
        assertEquals(1, stalls);
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            var unused = peer.write(Unpooled.buffer().writeZero(1_000), peer.voidPromise());
        }
        take(0);
    }

    private void take(int messages) {
        peer.takes += messages;
        peer.flush();
        watch.flushed();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            peer.advanceTimeBy(1, TimeUnit.SECONDS);
            peer.runScheduledPendingTasks();
        }
    }

    /** Takes as many messages as it is told to. */
    private static final class Peer extends EmbeddedChannel {
        private int takes;

        Peer() {
            super(new ChannelInboundHandlerAdapter());
        }

        ChannelHandlerContext context() {
            return pipeline().firstContext();
        }

        void progress(long bytes) {
            unsafe().outboundBuffer().progress(bytes);
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer queue) {
            while (takes > 0 && queue.current() != null) {
                takes--;
                queue.remove();
            }
        }
    }
}
