package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.app.session.OutboxTable.Kind;
import chat.hearth.app.session.OutboxTable.Row;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What I said and the host has not confirmed. A row is on the disk before it is sent, one row of a room is under way at a
 * time, and a row goes when its event stands in the local log; until then it is sent again after every connection, which
 * the host recognises by the message's id. Confined to the session's executor.
 */
final class Outbox {
    /** Rows that may wait; what is said beyond that is not taken. */
    static final int MAX_ROWS = 10_000;

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Loop loop;
    private final Host host;
    private final OutboxRows rows;
    private final Set<RoomId> busy = new HashSet<>();

    /** Rooms where nothing new may be said for a while; what was said may be changed. */
    private final Set<RoomId> slowed = new HashSet<>();

    private int connection;
    private boolean connected;
    private boolean due;

    /** What an outbox needs of the session. */
    interface Host {
        void ask(ClientRequest request, Consumer<Reply> then);

        /** The host has made the row an event of this sequence. */
        void stored(Row row, Answer.Stored answer);

        /** The host takes the next message of this room only after a while; the outbox sends it then. */
        void slowedDown(RoomId room, Duration wait);

        /** Brings the files of a row to the host once more; whether that is done. */
        boolean bringFilesAgain(Row row);
    }

    Outbox(OutboxRows rows, Loop loop, Host host) {
        this.rows = rows;
        this.loop = loop;
        this.host = host;
    }

    /** Takes a row, unless too many wait; {@link #flush} writes it and only then sends it. */
    Handover add(Kind kind, RoomId room, MessageId message, String text, @Nullable MessageId replyTo) {
        if (kind == Kind.DELETE && takeBack(room, message)) {
            return new Handover.Taken(message);
        }
        return add(new Row(0, room, kind, message, text, replyTo, loop.now(), null, 0));
    }

    /** Like {@link #add(Kind, RoomId, MessageId, String, MessageId)}, for a message with files. */
    Handover post(
            RoomId room, MessageId message, String text, @Nullable MessageId replyTo, List<Attachment> attachments) {
        List<OutgoingFile> files = attachments.stream().map(OutgoingFile::new).toList();
        return add(new Row(0, room, Kind.POST, message, text, replyTo, loop.now(), null, 0, files));
    }

    private Handover add(Row row) {
        if (rows.size() >= MAX_ROWS) {
            return new Handover.OutboxFull(rows.size());
        }
        rows.add(row);
        return new Handover.Taken(row.message());
    }

    /** A message whose files are still on their way was never sent: it goes without a word to the host. */
    private boolean takeBack(RoomId room, MessageId message) {
        List<Row> of = rows.of(room, message);
        boolean unsent = of.stream().anyMatch(row -> row.kind() == Kind.POST && !row.hasItsFiles());
        if (unsent) {
            of.forEach(rows::remove);
            due = true;
        }
        return unsent;
    }

    /** The end of a turn: makes new rows durable, then sends what may go. */
    void flush() {
        if (rows.hasUnwritten()) {
            rows.write();
            due = true;
        }
        if (due && connected) {
            due = false;
            send();
        }
    }

    /** The host has another file: its message may go. */
    void filesCame() {
        due = true;
    }

    /** A connection stands: everything unconfirmed goes out again. */
    void connected() {
        connection++;
        connected = true;
        due = true;
        busy.clear();
        slowed.clear();
    }

    void disconnected() {
        connection++;
        connected = false;
        busy.clear();
        slowed.clear();
    }

    /** Other rules hold in this room: what they kept back is tried at once. */
    void rulesChanged(RoomId room) {
        due |= slowed.remove(room);
    }

    private void send() {
        for (RoomId room : rows.rooms()) {
            if (!busy.contains(room)) {
                sendNext(room);
            }
        }
    }

    private void sendNext(RoomId room) {
        Set<MessageId> unposted = new HashSet<>();
        for (Row row : rows.stored(room)) {
            boolean kept = row.failed() != null || (row.acked() == 0 && slowed.contains(room)) || !row.hasItsFiles();
            if (kept && row.kind() == Kind.POST) {
                unposted.add(
                        row.message()); // what follows on a post that was not taken, or waits for its files, waits too
            }
            if (row.failed() == null && row.acked() == 0 && !unposted.contains(row.message())) {
                busy.add(room);
                int sentOn = connection;
                host.ask(Mail.request(row), reply -> replied(row, reply, sentOn));
                return;
            }
        }
    }

    private void replied(Row sent, Reply reply, int sentOn) {
        if (sentOn == connection) {
            busy.remove(sent.room());
            due = true;
        }
        Row row = rows.find(sent);
        if (row == null) {
            return; // confirmed by its event in the meantime
        }
        if (reply instanceof Reply.Answered answered) {
            answered(row, answered.answer());
        } else if (reply instanceof Reply.Unanswered unanswered && unanswered.cause() == Reply.Cause.UNCERTAIN) {
            rows.replace(row.withFailure(new Delivery.Failed(Delivery.Failed.UNCERTAIN, "")));
        } else if (reply instanceof Reply.Unanswered unanswered && unanswered.cause() != Reply.Cause.TIMED_OUT) {
            hold(row.room(), SHORT_WAIT);
        }
    }

    private void answered(Row row, Answer answer) {
        if (answer instanceof Answer.Stored stored) {
            acknowledge(row, stored);
        } else if (answer instanceof Answer.Failed failed) {
            refused(row, failed);
        } else {
            hold(row.room(), SHORT_WAIT);
        }
    }

    private void acknowledge(Row row, Answer.Stored stored) {
        rows.replace(row.withAck(stored.seq()));
        host.stored(row, stored);
    }

    private void refused(Row row, Answer.Failed failed) {
        if (failed.reason() == Reason.RATE_LIMITED || failed.reason() == Reason.BUSY) {
            Duration asked = failed.retryAfter() == null ? SHORT_WAIT : failed.retryAfter();
            Duration wait = asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
            if (failed.reason() == Reason.RATE_LIMITED && row.kind() == Kind.POST) {
                slowDown(row.room(), wait);
                host.slowedDown(row.room(), asked);
            } else {
                hold(row.room(), wait);
            }
        } else if (failed.reason() != Reason.UNKNOWN_FILE || !host.bringFilesAgain(row)) {
            rows.replace(row.withFailure(new Delivery.Failed(failed.reason().word(), failed.message())));
        }
    }

    /** Sends nothing to this room for a while. */
    private void hold(RoomId room, Duration wait) {
        keepFor(wait, room, busy);
    }

    /** Says nothing new in this room for a while. */
    private void slowDown(RoomId room, Duration wait) {
        keepFor(wait, room, slowed);
    }

    private void keepFor(Duration wait, RoomId room, Set<RoomId> in) {
        int keptOn = connection;
        in.add(room);
        loop.after(wait, () -> {
            if (keptOn == connection) {
                in.remove(room);
                due = true;
            }
        });
    }

    /** An event stands in the local log: what it confirms has arrived. */
    void arrived(RoomEvent event) {
        MessageId message = Mail.subject(event);
        if (message != null) {
            for (Row row : rows.of(event.room(), message)) {
                if (Mail.confirms(event, row)) {
                    confirmed(row);
                }
            }
        }
    }

    private void confirmed(Row row) {
        rows.remove(row);
        due = true; // what waited for it may go
    }

    /** The local log reaches up to here: what was acknowledged before is in it. */
    void reached(RoomId room, long seq) {
        for (Row row : rows.of(room)) {
            if (row.acked() > 0 && row.acked() <= seq) {
                confirmed(row);
            }
        }
    }

    /** The host's log was restored from elsewhere: what it had acknowledged may be gone from it. */
    void distrustAcknowledgements() {
        for (Row row : rows.all()) {
            if (row.acked() > 0) {
                rows.replace(row.withAck(0));
            }
        }
    }

    void retry(MessageId message) {
        for (Row row : rows.all()) {
            if (row.message().equals(message) && row.failed() != null && row.n() > 0) {
                rows.replace(row.withFailure(null));
                due = true;
            }
        }
    }

    /** Takes out what failed, and what can no longer be done without it. */
    void discard(MessageId message) {
        boolean posted = true;
        for (Row row : rows.all()) {
            if (row.message().equals(message) && (row.failed() != null || !posted)) {
                posted = posted && row.kind() != Kind.POST;
                rows.remove(row);
                due = true;
            }
        }
    }
}
