package chat.hearth.app.session;

import java.util.function.Consumer;

/** A value of which only the newest counts. Any thread may read and subscribe. */
public interface Observed<T> {
    T get();

    /** Calls the listener with the value as it is now, then after each change, on the session's executor. */
    Subscription subscribe(Consumer<? super T> listener);
}
