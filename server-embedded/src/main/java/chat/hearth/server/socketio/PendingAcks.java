package chat.hearth.server.socketio;

import io.netty.channel.EventLoop;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The answers that are awaited from one socket. Confined to its event loop. */
final class PendingAcks {
    private final EventLoop loop;
    private final int most;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private int lastId = -1;

    private record Pending(CompletableFuture<Arguments> answer, ScheduledFuture<?> timer) {}

    PendingAcks(EventLoop loop, int most) {
        this.loop = loop;
        this.most = most;
    }

    /**
     * The id to send with the event; the answer is failed when none comes in time.
     *
     * @throws RejectedExecutionException when too many answers are awaited already
     */
    int expect(CompletableFuture<Arguments> answer, Duration timeout) {
        if (pending.size() >= most) {
            throw new RejectedExecutionException("too many answers are awaited from this socket");
        }
        lastId = lastId == 999_999_999 ? 0 : lastId + 1;
        int id = lastId;
        ScheduledFuture<?> timer = loop.schedule(() -> expire(id), timeout.toNanos(), TimeUnit.NANOSECONDS);
        pending.put(id, new Pending(answer, timer));
        return id;
    }

    /** An answer came; one that nobody waits for (any more) is dropped. */
    void complete(int id, Arguments arguments) {
        Pending awaited = pending.remove(id);
        if (awaited != null) {
            awaited.timer.cancel(false);
            awaited.answer.complete(arguments);
        }
    }

    /** No answer will come any more. */
    void failAll() {
        List<Pending> all = List.copyOf(pending.values());
        pending.clear();
        for (Pending awaited : all) {
            awaited.timer.cancel(false);
            awaited.answer.completeExceptionally(new ClosedChannelException());
        }
    }

    private void expire(int id) {
        Pending awaited = pending.remove(id);
        if (awaited != null) {
            awaited.answer.completeExceptionally(new TimeoutException());
        }
    }
}
