package chat.hearth.server.net;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * Flushes each connection of an event loop once for all that was written to it by the tasks that were waiting: a burst
 * of broadcasts costs a system call for each member, not for each message. Confined to its event loop.
 */
final class FlushQueue {
    private static final FastThreadLocal<FlushQueue> CURRENT = new FastThreadLocal<>() {
        @Override
        protected FlushQueue initialValue() {
            return new FlushQueue();
        }
    };

    private List<SendQueue> waiting = new ArrayList<>();
    private List<SendQueue> spare = new ArrayList<>();

    private FlushQueue() {}

    static FlushQueue ofThisLoop() {
        return CURRENT.get();
    }

    /** Flushes the connection after the tasks that the loop has been given so far. */
    void add(SendQueue queue, EventLoop loop) {
        waiting.add(queue);
        if (waiting.size() == 1) {
            loop.execute(this::flush);
        }
    }

    private void flush() {
        List<SendQueue> now = waiting;
        waiting = spare; // a flush may lead to a write
        for (int i = 0; i < now.size(); i++) {
            now.get(i).flush();
        }
        now.clear();
        spare = now;
    }
}
