package chat.hearth.app.session;

import chat.hearth.app.session.StoreException.Reason;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of the session at hand: a file for each session that was met at the address. A damaged one is set aside, and
 * one is made in its place that has what nobody else has. Confined to the session's executor.
 */
final class SessionStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final SessionFiles files;
    private final Database database;
    private Path file;

    /** Opens the store of the session that was met last. */
    SessionStore(SessionFiles files) {
        this.files = files;
        this.file = files.current();
        this.database = open(file);
    }

    private static Database open(Path file) {
        SessionFiles.finishReplacing(file);
        try {
            return new Database(file);
        } catch (StoreException e) {
            if (e.reason() != Reason.DAMAGED) {
                throw e;
            }
            StoreRescue.rebuild(file);
            return new Database(file);
        }
    }

    /** Stays the same object whichever file is open. */
    Database database() {
        return database;
    }

    boolean isOf(String sessionId) {
        return files.of(sessionId).equals(file);
    }

    /** Goes on with the store of another session; what is not committed is lost. */
    void switchTo(String sessionId) {
        Path named = files.of(sessionId);
        database.close();
        files.choose(named);
        file = named;
        openAgain(false);
    }

    /** Opens the file anew after it failed, without what was not committed. */
    void reopen() {
        boolean damaged = database.failure()
                .map(failure -> failure.reason() == Reason.DAMAGED)
                .orElse(false);
        try {
            database.close();
        } catch (StoreException e) {
            LOG.debug("a store that failed does not close either", e);
        }
        openAgain(damaged);
    }

    private void openAgain(boolean damaged) {
        SessionFiles.finishReplacing(file);
        if (damaged) {
            StoreRescue.rebuild(file);
        }
        try {
            database.reopen(file);
        } catch (StoreException e) {
            if (damaged || e.reason() != Reason.DAMAGED) {
                throw e;
            }
            openAgain(true);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
