package chat.hearth.app.fx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries state to the UI thread. Values that come faster than they are taken replace each other: the latest wins. */
public final class FxLatest<T> implements Consumer<T> {
    private final UiThread thread;
    private final Consumer<? super T> target;
    private final AtomicReference<@Nullable Holder<T>> pending = new AtomicReference<>();

    /** @param target called on the UI thread */
    public FxLatest(UiThread thread, Consumer<? super T> target) {
        this.thread = thread;
        this.target = target;
    }

    /** Any thread. */
    @Override
    public void accept(T value) {
        if (pending.getAndSet(new Holder<>(value)) == null) {
            thread.execute(this::deliver);
        }
    }

    private void deliver() {
        Holder<T> newest = pending.getAndSet(null); // before delivering: a value from here on asks for another delivery
        if (newest != null) {
            target.accept(newest.value());
        }
    }

    private record Holder<T>(T value) {}
}
