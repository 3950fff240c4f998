package chat.hearth.app.session.files;

import chat.hearth.app.client.Backoff;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.FileTrouble;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.app.client.files.UploadAnswer;
import chat.hearth.chat.SharedFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way to the host. After every break it asks how much is there and goes on from that; it is given up only
 * when the host refuses it or the file is not what it was. Confined to the loop.
 */
final class Upload {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final TransferId.Upload id;
    private final Attachment attachment;
    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final Owner owner;
    private final Backoff backoff;
    private final AtomicLong done = new AtomicLong();
    private final Stall stall;
    private Loop.Timer retry = Loop.Timer.NONE;
    private @Nullable String upload;
    private @Nullable CompletableFuture<?> answer;
    private long farthest;
    private boolean busy;
    private boolean interrupted;
    private boolean ended;

    /** Whom an upload works for. */
    interface Owner {
        /** What the host is shown; null when a new one must come first. */
        @Nullable
        String ticket();

        void ticketIsVoid(String tried);

        void uploadIs(Upload upload, @Nullable String name);

        /** Nothing follows. */
        void ended(Upload upload, Outcome outcome);
    }

    /** How it ended. */
    sealed interface Outcome {
        record Stored(SharedFile file) implements Outcome {}

        record GivenUp(Transfer.Failed why) implements Outcome {}
    }

    Upload(
            TransferId.Upload id,
            OutgoingFile file,
            HostFiles host,
            Loop loop,
            Executor disk,
            RandomGenerator random,
            Owner owner) {
        this.id = id;
        this.attachment = file.attachment();
        this.upload = file.upload();
        this.host = host;
        this.loop = loop;
        this.disk = disk;
        this.owner = owner;
        this.backoff = new Backoff(SHORTEST_WAIT, LONGEST_WAIT, random);
        this.stall = new Stall(loop, done::get);
    }

    TransferId.Upload id() {
        return id;
    }

    Transfer transfer() {
        Transfer.Pace pace = interrupted ? Transfer.Pace.INTERRUPTED : Transfer.Pace.RUNNING;
        return new Transfer.Moving(Math.min(done.get(), attachment.size()), attachment.size(), pace);
    }

    /** Goes on, unless it does already. */
    void tryNow() {
        retry.cancel();
        if (busy || ended) {
            return;
        }
        busy = true;
        whenDone(
                CompletableFuture.supplyAsync(() -> OutgoingFolder.fault(attachment), disk),
                fault -> fault.ifPresentOrElse(why -> giveUp(why, ""), this::ask));
    }

    private void ask() {
        String ticket = owner.ticket();
        if (ticket == null) {
            interrupt(null);
        } else if (upload == null) {
            send(ticket, host.create(ticket, attachment.name(), attachment.size()), true);
        } else {
            send(ticket, host.ask(ticket, upload), true);
        }
    }

    private void append(String ticket, String name, long offset) {
        done.set(offset);
        CompletableFuture<UploadAnswer> sent =
                host.append(ticket, name, attachment.path(), offset, attachment.size(), done::set);
        send(ticket, sent, false);
        stall.watch(sent);
    }

    /** @param mayGoOn whether what the host has is news, and not what it says at the end of a body */
    private void send(String ticket, CompletableFuture<UploadAnswer> asked, boolean mayGoOn) {
        long before = done.get();
        whenDone(asked, said -> {
            stall.stop();
            if (said instanceof UploadAnswer.Partial partial && partial.offset() <= attachment.size()) {
                partial(ticket, partial, mayGoOn || partial.offset() > before);
            } else if (said instanceof UploadAnswer.Whole whole) {
                interrupted = false;
                check(whole.file());
            } else if (said instanceof FileTrouble.Refused refused) {
                refused(ticket, refused);
            } else if (said instanceof FileTrouble.Disk) {
                unreadable();
            } else {
                LOG.debug("an upload is interrupted: {}", said);
                interrupt(null);
            }
        });
    }

    /** Either it is not what was attached any more, or it is and cannot be read, which another try would not change. */
    private void unreadable() {
        whenDone(
                CompletableFuture.supplyAsync(() -> OutgoingFolder.fault(attachment), disk),
                fault -> giveUp(fault.orElse(TransferFault.DISK), ""));
    }

    private void partial(String ticket, UploadAnswer.Partial partial, boolean goesOn) {
        if (!partial.upload().equals(upload)) {
            upload = partial.upload();
            owner.uploadIs(this, upload);
        }
        if (goesOn) {
            interrupted = false;
            if (partial.offset() > farthest) {
                farthest = partial.offset();
                backoff.reset();
            }
            append(ticket, partial.upload(), partial.offset());
        } else {
            interrupt(null);
        }
    }

    private void refused(String ticket, FileTrouble.Refused refused) {
        if (refused.wantsTicket()) {
            owner.ticketIsVoid(ticket);
            interrupt(null);
        } else if (refused.isMissing() && upload != null) {
            upload = null; // the host has forgotten it, as after a day
            owner.uploadIs(this, null);
            interrupt(null);
        } else if (refused.passes() || refused.status() == 409) {
            interrupt(refused.retryAfter());
        } else {
            giveUp(TransferFault.REFUSED, refused.sentence());
        }
    }

    /** The host says that it has all of it: so it must be what is here. */
    private void check(SharedFile stored) {
        whenDone(CompletableFuture.supplyAsync(() -> difference(stored), disk), fault -> {
            if (fault.isPresent()) {
                giveUp(fault.get(), "");
            } else {
                end();
                owner.ended(this, new Outcome.Stored(stored));
            }
        });
    }

    private Optional<TransferFault> difference(SharedFile stored) {
        Optional<TransferFault> fault = OutgoingFolder.fault(attachment);
        if (fault.isPresent()) {
            return fault;
        }
        return Digests.of(attachment.path())
                .map(hash -> hash.equals(stored.hash())
                        ? Optional.<TransferFault>empty()
                        : Optional.of(TransferFault.CHANGED))
                .orElse(Optional.of(TransferFault.DISK));
    }

    /** Runs the next step on the loop, unless this upload has ended by then. */
    private <T> void whenDone(CompletableFuture<T> step, Consumer<T> next) {
        answer = step;
        var unused = step.whenCompleteAsync(
                (value, thrown) -> {
                    if (ended) {
                        return;
                    }
                    if (value == null) {
                        stall.stop();
                        interrupt(null); // cancelled, since nothing moved
                    } else {
                        next.accept(value);
                    }
                },
                loop);
    }

    private void interrupt(@Nullable Duration asked) {
        busy = false;
        interrupted = true;
        Duration wait = backoff.next();
        retry.cancel();
        retry = loop.after(asked == null || asked.compareTo(wait) < 0 ? wait : min(asked, LONGEST_WAIT), this::tryNow);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void giveUp(TransferFault fault, String detail) {
        end();
        owner.ended(this, new Outcome.GivenUp(new Transfer.Failed(fault, detail)));
    }

    /** Stops; what is at the host stays there. */
    void end() {
        ended = true;
        retry.cancel();
        stall.stop();
        if (answer != null) {
            answer.cancel(true);
        }
    }
}
