package chat.hearth.app.session;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a room's timeline, edits and deletions already applied. */
public sealed interface TimelineEntry {
    /** The host's sequence; 0 while the host has not confirmed it. */
    long seq();

    Instant at();

    Member author();

    /**
     * A message.
     *
     * @param text     its current text; empty once deleted, or when it is nothing but files
     * @param own      whether I wrote it
     * @param versions what it said before, oldest first; empty when it was never edited
     * @param files    what came with it; none once deleted
     */
    record Message(
            long seq,
            Instant at,
            Member author,
            MessageId id,
            String text,
            @Nullable MessageId replyTo,
            boolean own,
            Delivery delivery,
            List<Version> versions,
            boolean deleted,
            List<MessageFile> files)
            implements TimelineEntry {
        public Message {
            versions = List.copyOf(versions);
            files = List.copyOf(files);
        }

        /** A message of nothing but text. */
        public Message(
                long seq,
                Instant at,
                Member author,
                MessageId id,
                String text,
                @Nullable MessageId replyTo,
                boolean own,
                Delivery delivery,
                List<Version> versions,
                boolean deleted) {
            this(seq, at, author, id, text, replyTo, own, delivery, versions, deleted, List.of());
        }

        /** Whether the text was changed after it was sent. */
        public boolean edited() {
            return !versions.isEmpty();
        }

        @Override
        public String toString() {
            return "Message[" + seq + " " + id + " " + delivery + "]";
        }
    }

    /**
     * A quiet line: something changed about a person, or about the room.
     *
     * @param before how the room was until a {@link RoomEvent.RoomChanged}; null for its first, where it is not known
     *               here, and for all else
     */
    record Notice(RoomEvent event, RoomEvent.@Nullable RoomChanged before) implements TimelineEntry {
        public Notice(RoomEvent event) {
            this(event, null);
        }

        @Override
        public long seq() {
            return event.seq();
        }

        @Override
        public Instant at() {
            return event.at();
        }

        @Override
        public Member author() {
            return event.author();
        }
    }

    /** An earlier text of an edited message. */
    record Version(Instant at, String text) {}

    /** How far a message, or its newest edit or deletion, has come. */
    sealed interface Delivery {
        /** In the outbox on disk. */
        record Pending() implements Delivery {}

        /** Durable at the host. */
        record Sent() implements Delivery {}

        /** Refused by the host; it stays in the outbox until it is retried or discarded. */
        record Failed(String code, String message) implements Delivery {
            /** The code of what may have reached a server that cannot be asked. */
            public static final String UNCERTAIN = "uncertain";
        }

        Delivery PENDING = new Pending();
        Delivery SENT = new Sent();
    }
}
