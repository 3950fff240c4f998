package chat.hearth.app.settings;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves settings on a thread of its own; of those that come while one is being saved only the newest is. Any thread. */
public final class SettingsSaver implements Consumer<Settings>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsSaver.class);
    private static final int PATIENCE_SECONDS = 5;

    private final SettingsStore store;
    private final AtomicReference<@Nullable Settings> waiting = new AtomicReference<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "hearth-settings"));

    public SettingsSaver(SettingsStore store) {
        this.store = store;
    }

    @Override
    public void accept(Settings settings) {
        if (waiting.getAndSet(settings) == null) {
            thread.execute(this::saveNewest);
        }
    }

    /** Waits up to 5 s for what is being saved. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The settings could not be saved in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void saveNewest() {
        Settings newest = waiting.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            store.save(newest);
        } catch (UncheckedIOException e) { // the app goes on; they are in force, and the next change tries again
            LOG.warn("The settings could not be saved.", e);
        }
    }
}
