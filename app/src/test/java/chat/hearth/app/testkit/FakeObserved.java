package chat.hearth.app.testkit;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A value that a test sets; listeners hear of it on the test's thread. */
public final class FakeObserved<T> implements Observed<T> {
    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;

    public FakeObserved(T value) {
        this.value = value;
    }

    @Override
    public T get() {
        return value;
    }

    public void set(T now) {
        value = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public Subscription subscribe(Consumer<? super T> listener) {
        listeners.add(listener);
        listener.accept(value);
        return () -> listeners.remove(listener);
    }
}
