package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Loop;
import chat.hearth.app.session.StoreException.Reason;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the store has failed, and tries it again until it works. Meanwhile there is no connection: what the host says
 * could not be kept, and a new connection brings all of it. Confined to the session's executor.
 */
final class StoreWatch {
    /** How often a store that fails is tried. */
    static final Duration TRY_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final SessionStore store;
    private final Loop loop;
    private final Effects effects;
    private Loop.Timer timer = Loop.Timer.NONE;
    private boolean failing;

    /** What the watch has others do. */
    interface Effects {
        /** The store fails and will be tried after this time. */
        void storeFails(Trouble trouble, Duration next);

        /** The store is open again: whether it works is shown by reading it, and by writing. */
        void tryStore();

        void storeWorks();
    }

    StoreWatch(SessionStore store, Loop loop, Effects effects) {
        this.store = store;
        this.loop = loop;
        this.effects = effects;
    }

    boolean failing() {
        return failing;
    }

    /** Looks whether something went wrong since the last time. */
    void check() {
        if (!failing) {
            store.database().failure().ifPresent(this::fail);
        }
    }

    private void fail(StoreException failure) {
        LOG.error("the local store fails", failure);
        failing = true;
        wait(failure);
        if (failure.reason() == Reason.DAMAGED) {
            loop.execute(this::tryNow); // a damaged one is rebuilt, for which there is nothing to wait
        }
    }

    private void wait(StoreException failure) {
        timer = loop.after(TRY_EVERY, this::tryNow);
        effects.storeFails(failure.reason() == Reason.FULL ? Trouble.DISK_FULL : Trouble.STORE_FAILED, TRY_EVERY);
    }

    /** Tries a store that fails; does nothing when it works. */
    void tryNow() {
        if (!failing) {
            return;
        }
        timer.cancel();
        try {
            store.reopen();
            effects.tryStore();
        } catch (StoreException e) {
            LOG.debug("the local store still fails", e);
            wait(e);
            return;
        }
        LOG.info("the local store works again");
        failing = false;
        effects.storeWorks();
    }

    void close() {
        timer.cancel();
    }
}
