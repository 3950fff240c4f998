package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Files on their way to this computer, three at a time, and what came of the last ones. Confined to the loop. */
final class Downloads implements Download.Owner {
    static final int AT_ONCE = 3;

    /** Outcomes that are kept for being shown. */
    static final int MOST_OUTCOMES = 200;

    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final RandomGenerator random;
    private final Map<TransferId, Download> running = new LinkedHashMap<>();
    private final Map<TransferId, Consumer<Transfer>> awaiting = new LinkedHashMap<>();
    private final Map<TransferId, Transfer> outcomes = new LinkedHashMap<>();
    private @Nullable String ticket;

    Downloads(HostFiles host, Loop loop, Executor disk, RandomGenerator random) {
        this.host = host;
        this.loop = loop;
        this.disk = disk;
        this.random = random;
    }

    /** A connection stands, and this is its ticket: what was interrupted goes on at once. */
    void connected(@Nullable String newTicket) {
        ticket = newTicket;
        for (Download download : List.copyOf(running.values())) {
            if (!download.isQueued()) {
                download.tryNow();
            }
        }
    }

    /**
     * Fetches a file to a place; does nothing while that is being done.
     *
     * @param then hears the outcome, once
     */
    void fetch(
            TransferId id, SharedFile file, Path place, SessionTransfers.Existing existing, Consumer<Transfer> then) {
        if (running.containsKey(id)) {
            awaiting.merge(id, then, Downloads::both);
        } else {
            outcomes.remove(id);
            awaiting.put(id, then);
            running.put(id, new Download(id, file, place, existing, host, loop, disk, random, this));
            next();
        }
    }

    private static Consumer<Transfer> both(Consumer<Transfer> one, Consumer<Transfer> other) {
        return outcome -> {
            one.accept(outcome);
            other.accept(outcome);
        };
    }

    private void next() {
        long active = running.values().stream().filter(one -> !one.isQueued()).count();
        for (Download download : List.copyOf(running.values())) {
            if (active < AT_ONCE && download.isQueued()) {
                active++;
                download.tryNow();
            }
        }
    }

    @Override
    public @Nullable String ticket() {
        return ticket;
    }

    @Override
    public void ticketIsVoid(String tried) {
        if (tried.equals(ticket)) {
            ticket = null; // the next welcome brings another
        }
    }

    @Override
    public void ended(Download download, Transfer outcome) {
        if (running.remove(download.id(), download)) {
            outcomes.put(download.id(), outcome);
            if (outcomes.size() > MOST_OUTCOMES) {
                outcomes.remove(outcomes.keySet().iterator().next());
            }
            Consumer<Transfer> then = awaiting.remove(download.id());
            if (then != null) {
                then.accept(outcome);
            }
            next();
        }
    }

    void cancel(TransferId id) {
        Download download = running.remove(id);
        Consumer<Transfer> then = awaiting.remove(id);
        outcomes.remove(id);
        if (download != null && then != null) {
            download.cancel();
            then.accept(new Transfer.Failed(TransferFault.CANCELLED, ""));
            next();
        }
    }

    /** What came of it need not be shown any more. */
    void forget(TransferId id) {
        outcomes.remove(id);
    }

    /** Adds what moves, and what came of what moved. */
    void addTo(Map<TransferId, Transfer> transfers) {
        transfers.putAll(outcomes);
        running.forEach((id, download) -> transfers.put(id, download.transfer()));
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** Ends what moves; what is there of it stays. */
    void close() {
        running.values().forEach(Download::end);
        running.clear();
    }
}
