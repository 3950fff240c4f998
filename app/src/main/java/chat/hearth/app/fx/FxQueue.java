package chat.hearth.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Carries messages to the UI thread: all of them, in order, in one batch a frame. */
public final class FxQueue<T> implements Consumer<T> {
    private static final int CAPACITY = 4_096;

    private final UiThread thread;
    private final Consumer<? super List<T>> target;
    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param target called on the UI thread with one or more messages */
    public FxQueue(UiThread thread, Consumer<? super List<T>> target) {
        this.thread = thread;
        this.target = target;
    }

    /** Any thread but the UI thread: while 4,096 messages are waiting this waits too, which slows their source. */
    @Override
    public void accept(T message) {
        try {
            queue.put(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever interrupts is closing; nobody will look at the message
            return;
        }
        if (asked.compareAndSet(false, true)) {
            thread.onNextFrame(this::drain);
        }
    }

    private void drain() {
        asked.set(false); // before reading: a message from here on asks for another drain
        List<T> batch = new ArrayList<>();
        queue.drainTo(batch);
        if (!batch.isEmpty()) {
            target.accept(batch);
        }
    }
}
