package chat.hearth.app.client.foreign;

import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.Loop;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of the JDK's client, for one attempt: messages one after the other, each worked on before the next is
 * read, and pings whose pongs say how far the server's machine has come. Confined to the loop; the inner class is called
 * by the client's threads.
 */
final class WebSocketLine {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLine.class);

    /** Largest message taken, in UTF-16 units of text or in bytes. */
    static final int MAX_MESSAGE = 1024 * 1024;

    /** Most UTF-16 units that wait to be sent; a server that takes less than that has stopped reading. */
    static final int MAX_QUEUED = 1024 * 1024;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http;
    private final URI uri;
    private final LinkOptions options;
    private final String subprotocol;
    private final Duration connectTimeout;
    private final Loop loop;
    private final Listener listener;
    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
    private long queued;
    private boolean sending;
    private boolean ended;
    private @Nullable WebSocket socket;

    private sealed interface Outgoing {
        record Text(String text) implements Outgoing {}

        record Ping(long number) implements Outgoing {}
    }

    /** Hears of the WebSocket, on the loop. */
    interface Listener {
        void opened();

        void text(String message);

        void binary(byte[] message);

        /** Everything that was sent before the ping of this number has arrived. */
        void pong(long number);

        /**
         * It could not be opened, or is over; nothing follows.
         *
         * @param failure null when the server closed it
         */
        void ended(@Nullable Throwable failure);
    }

    /** @param subprotocol asked for; empty for none */
    WebSocketLine(
            HttpClient http,
            URI uri,
            LinkOptions options,
            String subprotocol,
            Duration connectTimeout,
            Loop loop,
            Listener listener) {
        this.http = http;
        this.uri = uri;
        this.options = options;
        this.subprotocol = subprotocol;
        this.connectTimeout = connectTimeout;
        this.loop = loop;
        this.listener = listener;
    }

    void open() {
        var unused = builder(http, options, subprotocol, connectTimeout)
                .buildAsync(uri, new Reader())
                .whenCompleteAsync(this::opened, loop);
    }

    /** What asks for a WebSocket with these options. */
    static WebSocket.Builder builder(
            HttpClient http, LinkOptions options, String subprotocol, Duration connectTimeout) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(connectTimeout);
        options.headers().forEach(header -> builder.header(header.name(), header.value()));
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        return builder;
    }

    private void opened(@Nullable WebSocket made, @Nullable Throwable failure) {
        if (made == null) {
            end(failure);
        } else if (ended) {
            made.abort(); // it was given up meanwhile
        } else {
            socket = made;
            listener.opened();
            made.request(1);
            sendNext();
        }
    }

    void send(String text) {
        if (ended) {
            return;
        }
        queued += text.length();
        queue.add(new Outgoing.Text(text));
        if (queued > MAX_QUEUED) {
            LOG.debug("the server takes nothing; giving this connection up");
            end(null);
        } else {
            sendNext();
        }
    }

    /** Asks for a sign that all that was sent before has arrived. */
    void ping(long number) {
        if (!ended) {
            queue.add(new Outgoing.Ping(number));
            sendNext();
        }
    }

    private void sendNext() {
        WebSocket to = socket;
        Outgoing next = sending || ended || to == null ? null : queue.poll();
        if (to == null || next == null) {
            return;
        }
        sending = true;
        CompletableFuture<WebSocket> sent;
        if (next instanceof Outgoing.Text text) {
            queued -= text.text().length();
            sent = to.sendText(text.text(), true);
        } else {
            long number = ((Outgoing.Ping) next).number();
            sent = to.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        }
        var unused = sent.whenCompleteAsync(
                (done, failure) -> {
                    sending = false;
                    if (failure == null) {
                        sendNext();
                    } else {
                        end(failure);
                    }
                },
                loop);
    }

    /** Closes it without a word to the listener. */
    void close() {
        ended = true;
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        if (sending || open.isOutputClosed()) {
            open.abort();
        } else {
            var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, failure) -> {
                if (failure != null) {
                    open.abort();
                }
            });
            loop.after(CLOSE_TIMEOUT, open::abort); // a peer that is gone never answers the close frame
        }
    }

    private void end(@Nullable Throwable failure) {
        if (!ended) {
            ended = true;
            if (socket != null) {
                socket.abort();
            }
            listener.ended(failure);
        }
    }

    /** The client's side. It asks for the next frame only when the one before was worked on. */
    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onOpen(WebSocket opened) {
            LOG.trace("open; its owner asks for the first frame");
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            if (text.length() + part.length() > MAX_MESSAGE) {
                tooLong(from);
                return null;
            }
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                handOver(from, () -> listener.text(whole));
            } else {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            if (bytes.size() + part.remaining() > MAX_MESSAGE) {
                tooLong(from);
                return null;
            }
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.write(copy, 0, copy.length);
            if (last) {
                byte[] whole = bytes.toByteArray();
                bytes.reset();
                handOver(from, () -> listener.binary(whole));
            } else {
                from.request(1);
            }
            return null;
        }

        private void tooLong(WebSocket from) {
            LOG.info("a message longer than {}; giving this connection up", MAX_MESSAGE);
            from.abort();
            loop.execute(() -> end(null));
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
            from.request(1); // the client answers it by itself
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
            if (payload.remaining() == Long.BYTES) {
                long number = payload.getLong();
                handOver(from, () -> listener.pong(number));
            } else {
                from.request(1); // one that nobody asked for
            }
            return null;
        }

        private void handOver(WebSocket from, Runnable message) {
            loop.execute(() -> {
                if (!ended) {
                    message.run();
                    from.request(1);
                }
            });
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            LOG.debug("closed by the server with code {}", code);
            loop.execute(() -> end(null));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            loop.execute(() -> end(failure));
        }
    }

    /** The text of a binary message; the empty string when it is none. */
    static String textOf(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') >= 0 ? "" : text;
    }
}
