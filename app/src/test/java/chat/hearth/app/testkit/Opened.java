package chat.hearth.app.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test opened: closed after it, the last first. To be registered as an extension. */
public final class Opened implements AfterEachCallback {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Closes this after the test, and gives it back. */
    public <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Exception first = null;
        while (!opened.isEmpty()) { // all of them, though one may fail
            try {
                opened.pop().close();
            } catch (Exception e) { // of whatever kind it throws
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
