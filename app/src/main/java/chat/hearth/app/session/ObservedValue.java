package chat.hearth.app.session;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** An {@link Observed} that is set on the session's executor. */
final class ObservedValue<T> implements Observed<T> {
    private final Executor executor;
    private final CopyOnWriteArrayList<Listening<T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;

    ObservedValue(Executor executor, T first) {
        this.executor = executor;
        this.value = first;
    }

    @Override
    public T get() {
        return value;
    }

    /** Tells the listeners, unless nothing changed. On the session's executor. */
    void set(T next) {
        if (!next.equals(value)) {
            value = next;
            listeners.forEach(listening -> listening.tell(next));
        }
    }

    @Override
    public Subscription subscribe(Consumer<? super T> listener) {
        Listening<T> listening = new Listening<>(listener);
        executor.execute(() -> {
            if (!listening.closed) {
                listeners.add(listening);
                listening.tell(value);
            }
        });
        return () -> {
            listening.closed = true;
            listeners.remove(listening);
        };
    }

    private static final class Listening<T> {
        private final Consumer<? super T> listener;
        private volatile boolean closed;

        Listening(Consumer<? super T> listener) {
            this.listener = listener;
        }

        void tell(T value) {
            if (!closed) {
                listener.accept(value);
            }
        }
    }
}
