package chat.hearth.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many people in one room, of whom the first one speaks; light enough to share two cores with the server that it measures.
 * Public methods: one thread. All else: the one event loop.
 */
final class Crowd implements AutoCloseable {
    static final String ROOM = "bench";

    private static final int CONNECTING_AT_ONCE = 64;
    private static final int SAMPLED_EVERY = 20;
    private static final int TEXT_BYTES = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final int port;
    private final int size;
    private final String run = "%08x".formatted((int) System.nanoTime());
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Latencies latencies = new Latencies();
    private boolean leaving;
    private int asked;
    private int there;
    private @Nullable Channel speaker;
    private long posted;
    private long delivered;
    private int window;
    private @Nullable Future<?> pace;
    private @Nullable CompletableFuture<Void> quiet;

    /**
     * What was counted up to now.
     *
     * @param nanos when, by the monotonic clock
     */
    record Count(long nanos, long posted, long delivered) {}

    Crowd(int port, int size) {
        this.port = port;
        this.size = size;
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, handlers);
        loop = group.next();
    }

    /** Connects everybody and waits until all are in the room. */
    void enter() throws Exception {
        for (int i = 0; i < CONNECTING_AT_ONCE; i++) {
            loop.execute(this::connectNext);
        }
        complete.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Keeps this many messages under way to somebody. */
    void saturate(int messagesUnderWay) throws Exception {
        call(() -> {
            window = messagesUnderWay;
            progressed();
            return null;
        });
    }

    /** Posts evenly, so that this many deliveries a second come of it. */
    void pace(int deliveriesPerSecond) throws Exception {
        long period = TimeUnit.SECONDS.toNanos(1) * size / deliveriesPerSecond;
        call(() -> {
            pace = loop.scheduleAtFixedRate(() -> post(1), period, period, TimeUnit.NANOSECONDS);
            return null;
        });
    }

    /** Stops posting and waits until everybody has everything; fails when somebody does not. */
    void rest() throws Exception {
        CompletableFuture<Void> everything = new CompletableFuture<>();
        call(() -> {
            window = 0;
            if (pace != null) {
                pace.cancel(false);
                pace = null;
            }
            quiet = everything;
            progressed();
            return null;
        });
        everything.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits; what happens meanwhile goes on. */
    void pass(Duration time) throws Exception {
        loop.schedule(() -> {}, time.toNanos(), TimeUnit.NANOSECONDS).get();
        String happened = trouble.get();
        if (happened != null) {
            throw new IllegalStateException(happened);
        }
    }

    Count count() throws Exception {
        return call(() -> new Count(System.nanoTime(), posted, delivered));
    }

    void forgetLatencies() throws Exception {
        call(() -> {
            latencies.clear();
            return null;
        });
    }

    /** In milliseconds, from sending to arrival. */
    double latency(double part) throws Exception {
        return call(() -> latencies.percentile(part));
    }

    @Override
    public void close() {
        loop.execute(() -> leaving = true);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    int port() {
        return port;
    }

    void entered(Channel channel) {
        if (speaker == null) {
            speaker = channel;
        }
        there++;
        if (there == size) {
            complete.complete(null);
        } else {
            connectNext();
        }
    }

    void lost(String name, String what) {
        if (!leaving && trouble.compareAndSet(null, name + " was lost: " + what)) {
            IllegalStateException failure = new IllegalStateException(trouble.get());
            complete.completeExceptionally(failure);
            if (quiet != null) {
                quiet.completeExceptionally(failure);
            }
        }
    }

    void delivered() {
        delivered++;
    }

    void sample(long sentNanos) {
        latencies.add(System.nanoTime() - sentNanos);
    }

    /** Called when a read is done: posts what has room in the window. */
    void progressed() {
        long underWay = posted - delivered / size;
        if (underWay <= window / 2) {
            post(window - (int) underWay);
        }
        if (quiet != null && delivered == posted * size) {
            quiet.complete(null);
            quiet = null;
        }
    }

    /** A text frame, masked with zeros, which leave the payload as it is (RFC 6455 section 5.3). */
    static ByteBuf text(ByteBufAllocator allocator, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = allocator.buffer(8 + bytes.length).writeByte(0x81);
        if (bytes.length < 126) {
            frame.writeByte(0x80 | bytes.length);
        } else {
            frame.writeByte(0x80 | 126).writeShort(bytes.length);
        }
        return frame.writeInt(0).writeBytes(bytes);
    }

    private void connectNext() {
        if (asked == size || complete.isDone()) {
            return;
        }
        int number = asked++;
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        boolean sampled = number % SAMPLED_EVERY == 0;
                        channel.pipeline().addLast(new Listener(Crowd.this, "b" + run + "-" + number, sampled));
                    }
                });
        ChannelFuture connecting = bootstrap.connect("127.0.0.1", port);
        var unused = connecting.addListener(
                connected -> { // the same future
                    if (!connected.isSuccess()) {
                        lost("b" + number, String.valueOf(connected.cause()));
                    }
                });
    }

    private void post(int messages) {
        Channel channel = speaker;
        if (channel == null || messages <= 0) {
            return;
        }
        for (int i = 0; i < messages; i++) {
            posted++;
            StringBuilder text =
                    new StringBuilder(TEXT_BYTES).append(System.nanoTime()).append(' ');
            while (text.length() < TEXT_BYTES) {
                text.append((char) ('a' + text.length() % 26));
            }
            String id = "%s-0000-4000-8000-%012x".formatted(run, posted);
            String body = "{\"room\":\"" + ROOM + "\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
            ByteBuf frame = text(channel.alloc(), "42" + posted + "[\"post\"," + body + "]");
            var unused = channel.write(frame, channel.voidPromise()); // a connection that fails is noticed as lost
        }
        channel.flush();
    }

    private <T> T call(Callable<T> task) throws Exception {
        return loop.submit(task).get();
    }
}
