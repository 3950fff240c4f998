package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.chat.MessageId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the files of messages to the host: two messages at a time, the files of each one after the other, so that a large
 * file does not hold up all others. What is to be done stands in the outbox; here is only what moves. Confined to the loop.
 */
final class Uploads implements Upload.Owner {
    /** Messages whose files are on their way at the same time. */
    static final int AT_ONCE = 2;

    private final OutgoingMessages messages;
    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final RandomGenerator random;
    private final Map<TransferId.Upload, Upload> running = new LinkedHashMap<>();
    private @Nullable String ticket;

    Uploads(OutgoingMessages messages, HostFiles host, Loop loop, Executor disk, RandomGenerator random) {
        this.messages = messages;
        this.host = host;
        this.loop = loop;
        this.disk = disk;
        this.random = random;
    }

    /** A connection stands, and this is its ticket: what waits goes on at once. */
    void connected(@Nullable String newTicket) {
        ticket = newTicket;
        List.copyOf(running.values()).forEach(Upload::tryNow);
        look();
    }

    /** Begins what can begin, and ends what is not wanted any more. */
    void look() {
        List<OutgoingMessages.Waiting> waiting = messages.waiting();
        endUnwanted(waiting);
        if (ticket == null) {
            return;
        }
        Set<MessageId> busy = new HashSet<>();
        running.keySet().forEach(id -> busy.add(id.message()));
        for (OutgoingMessages.Waiting message : waiting) {
            if (busy.size() >= AT_ONCE) {
                return;
            }
            if (busy.add(message.message())) {
                begin(message);
            }
        }
    }

    private void endUnwanted(List<OutgoingMessages.Waiting> waiting) {
        Set<MessageId> wanted = new HashSet<>();
        waiting.forEach(message -> wanted.add(message.message()));
        for (TransferId.Upload id : List.copyOf(running.keySet())) {
            if (!wanted.contains(id.message())) {
                Upload ended = running.remove(id);
                if (ended != null) {
                    ended.end();
                }
            }
        }
    }

    private void begin(OutgoingMessages.Waiting message) {
        for (int i = 0; i < message.files().size(); i++) {
            OutgoingFile file = message.files().get(i);
            if (file.stored() == null) {
                TransferId.Upload id = new TransferId.Upload(message.message(), i);
                Upload upload = new Upload(id, file, host, loop, disk, random, this);
                running.put(id, upload);
                upload.tryNow();
                return;
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
    public void uploadIs(Upload upload, @Nullable String name) {
        if (upload.equals(running.get(upload.id()))) {
            messages.uploadIs(upload.id(), name);
        }
    }

    @Override
    public void ended(Upload upload, Upload.Outcome outcome) {
        if (!running.remove(upload.id(), upload)) {
            return; // it was not wanted any more
        }
        if (outcome instanceof Upload.Outcome.Stored stored) {
            messages.stored(upload.id(), stored.file());
        } else if (outcome instanceof Upload.Outcome.GivenUp givenUp) {
            messages.failed(upload.id(), givenUp.why());
        }
        look();
    }

    /** A person does not want this file to be sent now. */
    void cancel(TransferId.Upload id) {
        messages.failed(id, new Transfer.Failed(TransferFault.CANCELLED, ""));
        look();
    }

    /** The host need not keep what came of this upload. */
    void drop(String upload) {
        if (ticket != null) {
            var unused = host.drop(ticket, upload); // where it is not heard, the host forgets it after a day
        }
    }

    /** Adds what moves, and what waits for its turn. */
    void addTo(Map<TransferId, Transfer> transfers) {
        for (OutgoingMessages.Waiting message : messages.waiting()) {
            for (int i = 0; i < message.files().size(); i++) {
                TransferId.Upload id = new TransferId.Upload(message.message(), i);
                long size = message.files().get(i).attachment().size();
                Upload upload = running.get(id);
                if (message.files().get(i).stored() != null) {
                    transfers.put(id, new Transfer.Moving(size, size, Transfer.Pace.RUNNING));
                } else if (upload != null) {
                    transfers.put(id, upload.transfer());
                } else {
                    transfers.put(id, new Transfer.Moving(0, size, Transfer.Pace.QUEUED));
                }
            }
        }
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** Ends what moves; it goes on from there with the next start of the app. */
    void close() {
        running.values().forEach(Upload::end);
        running.clear();
    }
}
