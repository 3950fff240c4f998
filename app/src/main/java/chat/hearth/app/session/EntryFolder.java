package chat.hearth.app.session;

import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.TimelineEntry.Version;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.SharedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one entry of a message, its edits, and what is still on its way to the host. Stateless. */
final class EntryFolder {
    private EntryFolder() {}

    /**
     * A message that the host has.
     *
     * @param edits   its edits in ascending sequence
     * @param waiting the outbox's rows for it, oldest first
     */
    static TimelineEntry.Message fold(
            RoomEvent.Message message,
            List<RoomEvent.Edit> edits,
            List<OutboxTable.Row> waiting,
            @Nullable MemberId me) {
        boolean own = message.author().id().equals(me);
        String text = message.text();
        if (text == null) {
            return new TimelineEntry.Message(
                    message.seq(),
                    message.at(),
                    message.author(),
                    message.id(),
                    "",
                    message.replyTo(),
                    own,
                    Delivery.SENT,
                    List.of(),
                    true);
        }
        Text folded = new Text(message.at(), text);
        for (RoomEvent.Edit edit : edits) {
            folded.change(edit.at(), edit.text());
        }
        Delivery delivery = folded.wait(waiting);
        return new TimelineEntry.Message(
                message.seq(),
                message.at(),
                message.author(),
                message.id(),
                folded.current,
                message.replyTo(),
                own,
                delivery,
                folded.versions,
                folded.deleted,
                folded.deleted ? List.of() : stored(message.files()));
    }

    /** A message that only the outbox has: its post first, then what is done to it. */
    static TimelineEntry.Message waiting(List<OutboxTable.Row> rows, Member me) {
        OutboxTable.Row post = rows.get(0);
        Text folded = new Text(post.at(), post.text());
        Delivery rest = folded.wait(rows.subList(1, rows.size()));
        Delivery delivery = rest.equals(Delivery.SENT) || post.failed() != null ? post.delivery() : rest;
        return new TimelineEntry.Message(
                post.acked(),
                post.at(),
                me,
                post.message(),
                folded.current,
                post.replyTo(),
                true,
                delivery,
                folded.versions,
                folded.deleted,
                folded.deleted ? List.of() : outgoing(post));
    }

    private static List<MessageFile> stored(List<SharedFile> files) {
        return files.stream().<MessageFile>map(MessageFile.Stored::new).toList();
    }

    private static List<MessageFile> outgoing(OutboxTable.Row post) {
        List<MessageFile> files = new ArrayList<>();
        for (OutgoingFile file : post.files()) {
            files.add(new MessageFile.Outgoing(post.message(), files.size(), file.attachment()));
        }
        return files;
    }

    /** A text as it changes. */
    private static final class Text {
        private final List<Version> versions = new ArrayList<>();
        private Instant at;
        private String current;
        private boolean deleted;

        Text(Instant at, String text) {
            this.at = at;
            this.current = text;
        }

        void change(Instant when, @Nullable String text) {
            if (text != null && !text.equals(current)) { // an edit that was sent twice changes nothing
                versions.add(new Version(at, current));
                current = text;
                at = when;
            }
        }

        Delivery wait(List<OutboxTable.Row> rows) {
            Delivery delivery = Delivery.SENT;
            for (OutboxTable.Row row : rows) {
                if (row.kind() == OutboxTable.Kind.EDIT) {
                    change(row.at(), row.text());
                    delivery = row.delivery();
                } else if (row.kind() == OutboxTable.Kind.DELETE) {
                    delivery = row.delivery();
                    if (row.failed() == null) {
                        deleted = true;
                        current = "";
                        versions.clear();
                    }
                }
            }
            return delivery;
        }
    }
}
