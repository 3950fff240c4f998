package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.WakeDetector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket whose frames are what is said: text both ways. Confined to the loop. */
final class PlainWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(PlainWire.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How often the server is asked for a sign of life, and how long that is waited for if it ever gave one. */
    private static final Duration BEAT = Duration.ofSeconds(20);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    /** The number of a ping that asks for nothing but a sign of life. */
    private static final long SIGN_OF_LIFE = -1;

    private final Destination to;
    private final Loop loop;
    private final Listener listener;
    private final WebSocketLine line;
    private final Frames frames = new Frames();
    private Loop.Timer timer = Loop.Timer.NONE;
    private long lastHeard;
    private long lastBeat;
    private boolean opened;
    private boolean answersPings;

    PlainWire(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.to = to;
        this.loop = loop;
        this.listener = listener;
        String path = to.address().path();
        URI uri = to.address().webSocket(path.isEmpty() ? "/" : path);
        this.line =
                new WebSocketLine(http, uri, to.options(), to.options().subprotocol(), connectTimeout, loop, frames);
    }

    @Override
    public void open() {
        line.open();
    }

    @Override
    public void send(String text, long number) {
        line.send(text);
        line.ping(number);
    }

    @Override
    public void close() {
        timer.cancel();
        line.close();
    }

    private void end() {
        close();
        listener.ended(Trouble.LOST);
    }

    private void tick(WakeDetector wake) {
        long now = loop.nanoTime();
        boolean silent = answersPings && now - lastHeard > LONGEST_SILENCE.toNanos();
        if (wake.wokeUp(loop.now(), now) || silent) {
            LOG.info("the machine slept, or the server gives no sign of life; connecting anew");
            end();
            return;
        }
        if (now - lastBeat > BEAT.toNanos()) {
            lastBeat = now;
            line.ping(SIGN_OF_LIFE);
        }
        timer = loop.after(TICK, () -> tick(wake));
    }

    private final class Frames implements WebSocketLine.Listener {
        @Override
        public void opened() {
            opened = true;
            lastHeard = loop.nanoTime();
            lastBeat = lastHeard;
            WakeDetector wake = new WakeDetector(TICK, loop.now(), loop.nanoTime());
            timer = loop.after(TICK, () -> tick(wake));
            listener.connected(Transport.WEBSOCKET);
        }

        @Override
        public void text(String message) {
            lastHeard = loop.nanoTime();
            Heard.inFrame(message).forEach(listener::heard);
        }

        @Override
        public void binary(byte[] message) {
            text(WebSocketLine.textOf(message)); // some servers send text as bytes; what is none cannot be shown
        }

        @Override
        public void pong(long number) {
            lastHeard = loop.nanoTime();
            answersPings = true;
            if (number != SIGN_OF_LIFE) {
                listener.delivered(number);
            }
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            timer.cancel();
            listener.ended(
                    opened ? Trouble.LOST : Failures.of(failure, to.options()).trouble());
        }
    }
}
