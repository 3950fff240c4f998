package chat.hearth.app.session;

import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.app.session.OutboxTable.Kind;
import chat.hearth.app.session.OutboxTable.Row;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.HostTransfers;
import chat.hearth.app.session.files.NoTransfers;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.app.session.files.OutgoingMessages;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.chat.ClientLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of what waits in the outbox: says which are still to be brought to the host, and writes down how far they are.
 * Confined to the session's executor.
 */
final class OutboxFiles implements OutgoingMessages {
    private final OutboxRows rows;
    private final Runnable whenStored;
    private final @Nullable HostTransfers transfers;
    private final Set<MessageId> sentAgain = new HashSet<>();
    private boolean changed;

    /**
     * For the rows of an outbox.
     *
     * @param whenStored called when the host has another file
     * @param transfers  makes what brings the files to the host; null for a server that has none
     */
    OutboxFiles(OutboxRows rows, Runnable whenStored, @Nullable Function<OutgoingMessages, HostTransfers> transfers) {
        this.rows = rows;
        this.whenStored = whenStored;
        this.transfers = transfers == null ? null : transfers.apply(this);
        rows.watchFiles(new OutboxRows.FileWatcher() {
            @Override
            public void changed() {
                changed = true;
            }

            @Override
            public void removed(List<OutgoingFile> files) {
                done(files);
            }
        });
    }

    /** For a session with this destination; a server of others has no files. */
    static OutboxFiles of(
            OutboxRows rows,
            SessionConfig config,
            SessionFiles places,
            Loop loop,
            Supplier<ClientLimits> limits,
            Runnable whenStored) {
        Destination destination = config.destination();
        if (!destination.kind().offers(Feature.FILES)) {
            return new OutboxFiles(rows, whenStored, null);
        }
        HostTransfers.Places own =
                new HostTransfers.Places(places.outgoing(), config.data().resolve("cache"));
        HostFiles host = new HostFiles(destination.address().place());
        LongSupplier most = () -> limits.get().fileSize();
        return new OutboxFiles(
                rows,
                whenStored,
                messages -> new HostTransfers(own, host, messages, most, loop, RandomGenerator.getDefault()));
    }

    /** What the rest of the app does with files. */
    SessionTransfers transfers() {
        return transfers == null ? new NoTransfers() : transfers;
    }

    /**
     * The outbox was read from the store.
     *
     * @param attached where files are that are attached and not sent
     */
    void loaded(Set<Path> attached) {
        changed = true;
        if (transfers != null) {
            Stream<Path> sending = rows.all().stream()
                    .flatMap(row -> row.files().stream())
                    .map(file -> file.attachment().path());
            transfers.tidy(Stream.concat(sending, attached.stream()).collect(Collectors.toUnmodifiableSet()));
        }
    }

    void connected(@Nullable String ticket) {
        if (transfers != null) {
            transfers.connected(ticket);
        }
    }

    /** The end of a turn: what can be brought to the host now is on the disk as something to send. */
    void flush() {
        if (changed && transfers != null) {
            changed = false;
            transfers.outboxChanged();
        }
    }

    private void done(List<OutgoingFile> files) {
        if (transfers != null) {
            transfers.done(files);
        }
    }

    @Override
    public List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        for (Row row : rows.withFiles()) {
            if (row.kind() == Kind.POST && row.failed() == null && row.n() > 0 && !row.hasItsFiles()) {
                waiting.add(new Waiting(row.message(), row.files()));
            }
        }
        return waiting;
    }

    @Override
    public void uploadIs(TransferId.Upload file, @Nullable String upload) {
        change(file, one -> one.withUpload(upload));
    }

    @Override
    public void stored(TransferId.Upload file, SharedFile stored) {
        change(file, one -> one.withStored(stored));
        whenStored.run();
    }

    private void change(TransferId.Upload file, UnaryOperator<OutgoingFile> to) {
        for (Row row : rowsOf(file.message())) {
            List<OutgoingFile> files = new ArrayList<>(row.files());
            files.set(file.index(), to.apply(files.get(file.index())));
            rows.replace(row.withFiles(files));
        }
    }

    @Override
    public void failed(TransferId.Upload file, Transfer.Failed why) {
        for (Row row : rowsOf(file.message())) {
            String name = row.files().get(file.index()).attachment().name();
            rows.replace(row.withFailure(
                    new Delivery.Failed(why.fault().code(), why.detail().isEmpty() ? name : why.detail())));
        }
    }

    private List<Row> rowsOf(MessageId message) {
        return rows.withFiles().stream()
                .filter(row -> row.message().equals(message) && row.failed() == null && row.n() > 0)
                .toList();
    }

    /** The host has lost files of this row: they are brought there again, once; whether they are. */
    boolean sendAgain(Row row) {
        if (row.files().isEmpty() || !sentAgain.add(row.message())) {
            return false;
        }
        rows.replace(row.withFiles(
                row.files().stream().map(file -> file.withUpload(null)).toList()));
        return true;
    }

    void close() {
        if (transfers != null) {
            transfers.close();
        }
    }
}
