package chat.hearth.app.session;

/** Ends what a {@code subscribe} began. Any thread; later calls do nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
