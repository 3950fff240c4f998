package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.SignsOfLife;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose frames are what is said: text both ways. Confined to the loop. */
final class PlainWire implements Wire {
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
    private final SignsOfLife signs;
    private Loop.Timer beat = Loop.Timer.NONE;
    private boolean opened;

    PlainWire(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.to = to;
        this.loop = loop;
        this.listener = listener;
        this.signs = new SignsOfLife(to.address().place(), loop, this::end);
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
        stop();
        line.close();
    }

    private void stop() {
        signs.stop();
        beat.cancel();
    }

    private void end() {
        close();
        listener.ended(Trouble.LOST);
    }

    private void pingAfterBeat() {
        beat = loop.after(BEAT, () -> {
            pingAfterBeat();
            line.ping(SIGN_OF_LIFE);
        });
    }

    private final class Frames implements WebSocketLine.Listener {
        @Override
        public void opened() {
            opened = true;
            signs.start(SignsOfLife.ANY_SILENCE);
            pingAfterBeat();
            listener.connected(Transport.WEBSOCKET);
        }

        @Override
        public void text(String message) {
            signs.heard();
            Heard.inFrame(message).forEach(listener::heard);
        }

        @Override
        public void binary(byte[] message) {
            text(WebSocketLine.textOf(message)); // some servers send text as bytes; what is none cannot be shown
        }

        @Override
        public void pong(long number) {
            signs.heard();
            signs.expectWithin(LONGEST_SILENCE);
            if (number != SIGN_OF_LIFE) {
                listener.delivered(number);
            }
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            stop();
            listener.ended(
                    opened ? Trouble.LOST : Failures.of(failure, to.options()).trouble());
        }
    }
}
