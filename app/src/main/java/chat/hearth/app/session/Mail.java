package chat.hearth.app.session;

import chat.hearth.app.session.OutboxTable.Kind;
import chat.hearth.app.session.OutboxTable.Row;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.chat.ClientRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a row of the outbox goes out, and by which event it is known to have arrived. Stateless. */
final class Mail {
    private Mail() {}

    /** What is asked of the host. */
    static ClientRequest request(Row row) {
        return switch (row.kind()) {
            case POST ->
                new ClientRequest.Post(
                        row.room(),
                        row.message(),
                        row.text(),
                        row.replyTo(),
                        row.files().stream()
                                .flatMap(file -> Stream.ofNullable(file.stored()))
                                .map(SharedFile::reference)
                                .toList());
            case EDIT -> new ClientRequest.Edit(row.room(), row.message(), row.text());
            case DELETE -> new ClientRequest.Delete(row.room(), row.message());
        };
    }

    /** The message that an event is about; null when it is about none. */
    static @Nullable MessageId subject(RoomEvent event) {
        if (event instanceof RoomEvent.Message message) {
            return message.id();
        } else if (event instanceof RoomEvent.Edit edit) {
            return edit.target();
        }
        return event instanceof RoomEvent.Delete delete ? delete.target() : null;
    }

    /** Whether this event is what the row wanted, of a message that both are about. */
    static boolean confirms(RoomEvent event, Row row) {
        if (row.acked() == event.seq() || event instanceof RoomEvent.Delete) {
            return true; // nothing can be done any more to a message that is deleted
        }
        if (event instanceof RoomEvent.Edit edit) {
            return row.kind() == Kind.EDIT && row.text().equals(edit.text());
        }
        return row.kind() == Kind.POST;
    }
}
