package chat.hearth.app.settings;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The settings as they are now. Changed on the UI thread only; read from any. */
public final class LiveSettings implements Observed<Settings> {
    private final List<Consumer<? super Settings>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<Settings> saver;
    private volatile Settings current;

    /** @param saver called with the new settings after each change; returns at once */
    public LiveSettings(Settings initial, Consumer<Settings> saver) {
        this.current = initial;
        this.saver = saver;
    }

    @Override
    public Settings get() {
        return current;
    }

    /** Puts the changed settings into force at once and has them saved. UI thread. */
    public void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(current);
        if (changed.equals(current)) {
            return;
        }
        current = changed;
        saver.accept(changed);
        listeners.forEach(listener -> listener.accept(changed));
    }

    /** {@inheritDoc} Here that is the UI thread. */
    @Override
    public Subscription subscribe(Consumer<? super Settings> listener) {
        listeners.add(listener);
        listener.accept(current);
        return () -> listeners.remove(listener);
    }
}
