package chat.hearth.app.session.files;

import chat.hearth.app.client.Backoff;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.FetchAnswer;
import chat.hearth.app.client.files.FileTrouble;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.chat.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way to a place on this computer. After a break it goes on from what is there; it stands in its place only
 * when its hash is right. Confined to the loop; what waits for the disk is done elsewhere, one step after the other.
 */
final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Breaks one after the other without a byte between them, while there is a connection. */
    private static final int MOST_BREAKS = 20;

    private final TransferId id;
    private final SharedFile file;
    private final PartFile part;
    private final SessionTransfers.Existing existing;
    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final Owner owner;
    private final Backoff backoff;
    private final Stall stall;
    private Loop.Timer retry = Loop.Timer.NONE;
    private @Nullable CompletableFuture<?> answer;
    private Transfer.Pace pace = Transfer.Pace.QUEUED;
    private long farthest;
    private int breaks;
    private boolean opened;
    private boolean busy;
    private boolean ended;

    /** Whom a download works for. */
    interface Owner {
        /** What the host is shown; null when a new one must come first. */
        @Nullable
        String ticket();

        void ticketIsVoid(String tried);

        /** Nothing follows. */
        void ended(Download download, Transfer outcome);
    }

    Download(
            TransferId id,
            SharedFile file,
            Path place,
            SessionTransfers.Existing existing,
            HostFiles host,
            Loop loop,
            Executor disk,
            RandomGenerator random,
            Owner owner) {
        this.id = id;
        this.file = file;
        this.part = new PartFile(file, place);
        this.existing = existing;
        this.host = host;
        this.loop = loop;
        this.disk = disk;
        this.owner = owner;
        this.backoff = new Backoff(SHORTEST_WAIT, LONGEST_WAIT, random);
        this.stall = new Stall(loop, part::length);
    }

    TransferId id() {
        return id;
    }

    Transfer transfer() {
        return new Transfer.Moving(Math.min(part.length(), file.size()), file.size(), pace);
    }

    boolean isQueued() {
        return pace == Transfer.Pace.QUEUED;
    }

    /** Goes on, unless it does already. */
    void tryNow() {
        retry.cancel();
        if (busy || ended) {
            return;
        }
        busy = true;
        pace = Transfer.Pace.RUNNING;
        if (opened) {
            fetch();
        } else {
            onDisk(this::open, this::openedWith);
        }
    }

    private @Nullable TransferFault open() throws IOException {
        part.open();
        return part.lacksSpace() ? TransferFault.NO_SPACE : null;
    }

    private void openedWith(@Nullable TransferFault fault) {
        if (fault != null) {
            giveUp(fault, "");
            return;
        }
        opened = true;
        fetch();
    }

    private void fetch() {
        String ticket = owner.ticket();
        if (part.isWhole()) {
            finish();
        } else if (ticket == null) {
            interrupt(null);
        } else {
            CompletableFuture<FetchAnswer> asked = host.fetch(ticket, file.hash(), part.length(), part);
            whenDone(asked, said -> answered(ticket, said));
            stall.watch(asked);
        }
    }

    private void answered(String ticket, FetchAnswer said) {
        if (part.length() > farthest) {
            farthest = part.length();
            breaks = 0;
            backoff.reset();
        }
        if (part.isWhole()) {
            finish();
        } else if (said instanceof FileTrouble.Disk trouble) {
            cannotBeSaved(trouble.detail());
        } else if (said instanceof FileTrouble.Refused refused) {
            refused(ticket, refused);
        } else {
            LOG.debug("a download is interrupted: {}", said);
            breaks++;
            if (breaks > MOST_BREAKS) {
                giveUp(TransferFault.STUCK, "");
            } else {
                interrupt(null);
            }
        }
    }

    private void refused(String ticket, FileTrouble.Refused refused) {
        if (refused.wantsTicket()) {
            owner.ticketIsVoid(ticket);
            interrupt(null);
        } else if (refused.isMissing()) {
            giveUp(TransferFault.MISSING, refused.sentence());
        } else if (refused.passes()) {
            interrupt(refused.retryAfter());
        } else {
            giveUp(TransferFault.REFUSED, refused.sentence());
        }
    }

    /** Finds out why: a full disk is something else to a person than a folder that cannot be written. */
    private void cannotBeSaved(String reason) {
        LOG.info("a file cannot be saved: {}", reason);
        whenDone(
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return part.lacksSpace() ? TransferFault.NO_SPACE : TransferFault.DISK;
                            } catch (IOException e) {
                                return TransferFault.DISK;
                            }
                        },
                        disk),
                fault -> giveUp(fault, ""));
    }

    private void finish() {
        onDisk(this::moved, this::finished);
    }

    /** Where the file stands now; null when it is not the right one. */
    private @Nullable Path moved() throws IOException {
        return part.isRight() ? part.finish(existing) : null;
    }

    private void finished(@Nullable Path place) {
        if (place == null) {
            giveUp(TransferFault.WRONG_HASH, "");
        } else {
            ended = true;
            owner.ended(this, new Transfer.Saved(place));
        }
    }

    /** Does something that waits for the disk; when that fails the download is over. */
    private <T> void onDisk(DiskStep<T> step, Consumer<@Nullable T> next) {
        CompletableFuture<Done<T>> done = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Done<>(step.run(), null);
                    } catch (IOException e) {
                        return new Done<>(null, e);
                    }
                },
                disk);
        whenDone(done, result -> {
            if (result.failure() == null) {
                next.accept(result.value());
            } else {
                cannotBeSaved(DiskTrouble.of(result.failure()));
            }
        });
    }

    @FunctionalInterface
    private interface DiskStep<T> {
        @Nullable
        T run() throws IOException;
    }

    private record Done<T>(@Nullable T value, @Nullable IOException failure) {}

    /** Runs the next step on the loop, unless this download has ended by then. */
    private <T> void whenDone(CompletableFuture<T> step, Consumer<T> next) {
        answer = step;
        var unused = step.whenCompleteAsync(
                (value, thrown) -> {
                    stall.stop();
                    if (ended) {
                        return;
                    }
                    if (value == null) {
                        interrupt(null); // cancelled, since nothing moved
                    } else {
                        next.accept(value);
                    }
                },
                loop);
    }

    private void interrupt(@Nullable Duration asked) {
        busy = false;
        pace = Transfer.Pace.INTERRUPTED;
        Duration wait = backoff.next();
        Duration longer = asked == null || asked.compareTo(wait) < 0 ? wait : asked;
        retry.cancel();
        retry = loop.after(longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer, this::tryNow);
    }

    private void giveUp(TransferFault fault, String detail) {
        end();
        switch (fault) {
            case NO_SPACE, WRONG_HASH, MISSING, REFUSED -> discard(); // a full disk gets back what was taken of it
            case DISK, STUCK, VANISHED, CHANGED, CANCELLED -> {} // another try goes on from what is there
        }
        owner.ended(this, new Transfer.Failed(fault, detail));
    }

    /** Stops, and deletes what is there. */
    void cancel() {
        end();
        discard();
    }

    private void discard() {
        disk.execute(() -> {
            try {
                part.discard();
            } catch (IOException e) {
                LOG.info("an unfinished file cannot be deleted: {}", DiskTrouble.of(e));
            }
        });
    }

    /** Stops; what is there stays for another time. */
    void end() {
        ended = true;
        retry.cancel();
        stall.stop();
        part.stop();
        if (answer != null) {
            answer.cancel(true);
        }
    }
}
