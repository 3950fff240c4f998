package chat.hearth.server.store;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Position;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.chat.SharedFile;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as rows: the numbers of their types, the columns, and the way back. */
final class EventRow {
    static final int MESSAGE = 1;
    static final int EDIT = 2;
    static final int DELETE = 3;
    static final int JOINED = 4;
    static final int LEFT = 5;
    static final int ROOM = 6;
    static final int RENAMED = 7;
    static final int REMOVED = 8;
    static final int BANNED = 9;
    static final int UNBANNED = 10;
    static final int ROLE = 11;

    /** What {@link #read} takes, for a query that goes on with WHERE. */
    static final String SELECT = "SELECT e.number, e.type, e.at, m.id, e.author_name, e.author_role, e.message, e.text,"
            + " e.reply_to, e.name, e.topic, e.latitude, e.longitude, e.other, e.other_name, e.other_role, e.was, e.slow,"
            + " e.writers, e.files FROM event e JOIN member m ON m.number = e.author ";

    private static final int ID_BYTES = 16;
    private static final int FIXED_BYTES = 600;

    private EventRow() {}

    static RoomEvent read(RoomId room, ResultSet row, FilesOfMessage files) throws SQLException {
        long seq = Schema.seq(row.getLong(1));
        Instant at = Instant.ofEpochMilli(row.getLong(3));
        Member author = member(row.getString(4), row.getString(5), row.getString(6));
        int type = row.getInt(2);
        return switch (type) {
            case MESSAGE ->
                new RoomEvent.Message(
                        room,
                        seq,
                        at,
                        author,
                        messageId(row),
                        row.getString(8),
                        optionalMessageId(row.getBytes(9)),
                        position(row),
                        row.getInt(20) == 0 ? List.of() : files.read(row.getLong(1)));
            case EDIT -> new RoomEvent.Edit(room, seq, at, author, messageId(row), row.getString(8));
            case DELETE -> new RoomEvent.Delete(room, seq, at, author, messageId(row));
            case JOINED -> new RoomEvent.Membership(room, seq, at, author, Change.JOINED);
            case LEFT -> new RoomEvent.Membership(room, seq, at, author, Change.LEFT);
            case RENAMED ->
                new RoomEvent.Membership(
                        room, seq, at, author, Change.RENAMED, null, row.getString(17), optionalOther(row));
            case REMOVED -> new RoomEvent.Membership(room, seq, at, author, Change.REMOVED, other(row));
            case BANNED -> new RoomEvent.Membership(room, seq, at, author, Change.BANNED, other(row));
            case UNBANNED -> new RoomEvent.Membership(room, seq, at, author, Change.UNBANNED, other(row));
            case ROLE -> new RoomEvent.Membership(room, seq, at, author, Change.ROLE, other(row));
            case ROOM ->
                new RoomEvent.RoomChanged(room, seq, at, author, row.getString(10), row.getString(11), terms(row));
            default -> throw new SQLException("unknown type of event " + type);
        };
    }

    /** The number of a change of membership. */
    static int type(Change change) {
        return switch (change) {
            case JOINED -> JOINED;
            case LEFT -> LEFT;
            case RENAMED -> RENAMED;
            case REMOVED -> REMOVED;
            case BANNED -> BANNED;
            case UNBANNED -> UNBANNED;
            case ROLE -> ROLE;
        };
    }

    private static Member other(ResultSet row) throws SQLException {
        Member other = optionalOther(row);
        if (other == null) {
            throw new SQLException("an event without its target");
        }
        return other;
    }

    private static @Nullable Member optionalOther(ResultSet row) throws SQLException {
        String id = row.getString(14);
        return id == null ? null : member(id, row.getString(15), row.getString(16));
    }

    static Member member(String id, String name, String role) {
        return new Member(new MemberId(id), name, Role.ofWord(role).orElse(Role.MEMBER));
    }

    /** Of an event that is older than terms are, the room was open. */
    private static RoomTerms terms(ResultSet row) throws SQLException {
        String writers = row.getString(19);
        return writers == null ? RoomTerms.OPEN : terms(row.getLong(18), writers);
    }

    static RoomTerms terms(long slow, String writers) {
        return new RoomTerms(Duration.ofSeconds(slow), Writers.ofWord(writers).orElse(Writers.EVERYBODY));
    }

    /** About how many bytes of JSON an event becomes, at the most. */
    static int size(RoomEvent event) {
        if (event instanceof RoomEvent.Message message) {
            int size = FIXED_BYTES + size(message.text());
            for (SharedFile file : message.files()) {
                size += FIXED_BYTES + size(file.name());
            }
            return size;
        } else if (event instanceof RoomEvent.Edit edit) {
            return FIXED_BYTES + size(edit.text());
        }
        return FIXED_BYTES;
    }

    private static int size(@Nullable String text) {
        int size = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u2028' || c == '\u2029') {
                size += 6; // written as an escape
            } else if (c >= 0x80) {
                size += 3;
            } else {
                size += c < ' ' || c == '"' || c == '\\' ? 2 : 1;
            }
        }
        return size;
    }

    static byte[] bytes(MessageId id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        double latitude = row.getDouble(12);
        return row.wasNull() ? null : new Position(latitude, row.getDouble(13));
    }

    private static MessageId messageId(ResultSet row) throws SQLException {
        MessageId id = optionalMessageId(row.getBytes(7));
        if (id == null) {
            throw new SQLException("an event without its message");
        }
        return id;
    }

    private static @Nullable MessageId optionalMessageId(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new MessageId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
