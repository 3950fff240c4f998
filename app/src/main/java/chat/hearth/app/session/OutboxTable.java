package chat.hearth.app.session;

import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What waits on disk to be sent. Confined to the session's executor. */
final class OutboxTable {
    private final Database database;

    OutboxTable(Database database) {
        this.database = database;
    }

    /** What is done to a message. */
    enum Kind {
        POST,
        EDIT,
        DELETE
    }

    /**
     * One thing to send.
     *
     * @param n      its place; 0 before it is stored
     * @param acked  the sequence that the host gave it; 0 before that
     * @param failed why the host refused it; null when it has not
     * @param files  what goes with a post, and how far it is
     */
    record Row(
            long n,
            RoomId room,
            Kind kind,
            MessageId message,
            String text,
            @Nullable MessageId replyTo,
            Instant at,
            TimelineEntry.Delivery.@Nullable Failed failed,
            long acked,
            List<OutgoingFile> files) {
        Row {
            files = List.copyOf(files);
        }

        /** Something that has no files. */
        Row(
                long n,
                RoomId room,
                Kind kind,
                MessageId message,
                String text,
                @Nullable MessageId replyTo,
                Instant at,
                TimelineEntry.Delivery.@Nullable Failed failed,
                long acked) {
            this(n, room, kind, message, text, replyTo, at, failed, acked, List.of());
        }

        Row withPlace(long place) {
            return new Row(place, room, kind, message, text, replyTo, at, failed, acked, files);
        }

        Row withFailure(TimelineEntry.Delivery.@Nullable Failed failure) {
            return new Row(n, room, kind, message, text, replyTo, at, failure, acked, files);
        }

        Row withAck(long seq) {
            return new Row(n, room, kind, message, text, replyTo, at, null, seq, files);
        }

        Row withFiles(List<OutgoingFile> now) {
            return new Row(n, room, kind, message, text, replyTo, at, failed, acked, now);
        }

        /** Whether the host has all that goes with it. */
        boolean hasItsFiles() {
            return files.stream().allMatch(file -> file.stored() != null);
        }

        TimelineEntry.Delivery delivery() {
            if (failed != null) {
                return failed;
            }
            return acked > 0 ? TimelineEntry.Delivery.SENT : TimelineEntry.Delivery.PENDING;
        }

        @Override
        public String toString() {
            return kind + "[" + n + " " + room + " " + message + "]"; // the text is nobody's business
        }
    }

    List<Row> all() {
        return database.query("SELECT * FROM outbox ORDER BY n", OutboxTable::row);
    }

    Row insert(Row row) {
        database.update(
                "INSERT INTO outbox (room, kind, message, text, reply_to, at, files, acked) VALUES (?,?,?,?,?,?,?,0)",
                row.room().value(),
                row.kind().name(),
                row.message().toString(),
                row.text(),
                row.replyTo() == null ? null : row.replyTo().toString(),
                row.at().toEpochMilli(),
                OutgoingFilesJson.write(row.files()));
        return row.withPlace(database.query("SELECT last_insert_rowid()", found -> found.getLong(1))
                .get(0));
    }

    /** Puts a row of another store to its place. */
    void restore(Row row) {
        database.update(
                "INSERT INTO outbox (n, room, kind, message, text, reply_to, at, acked) VALUES (?,?,?,?,?,?,?,0)",
                row.n(),
                row.room().value(),
                row.kind().name(),
                row.message().toString(),
                row.text(),
                row.replyTo() == null ? null : row.replyTo().toString(),
                row.at().toEpochMilli());
        update(row);
    }

    void update(Row row) {
        TimelineEntry.Delivery.Failed failed = row.failed();
        database.update(
                "UPDATE outbox SET failed_code = ?, failed_message = ?, acked = ?, files = ? WHERE n = ?",
                failed == null ? null : failed.code(),
                failed == null ? null : failed.message(),
                row.acked(),
                OutgoingFilesJson.write(row.files()),
                row.n());
    }

    void remove(Row row) {
        database.update("DELETE FROM outbox WHERE n = ?", row.n());
    }

    static Row row(ResultSet row) throws SQLException {
        String replyTo = row.getString("reply_to");
        String code = row.getString("failed_code");
        return new Row(
                row.getLong("n"),
                new RoomId(row.getString("room")),
                Kind.valueOf(row.getString("kind")),
                MessageId.parse(row.getString("message")),
                Objects.requireNonNull(row.getString("text"), "text"),
                replyTo == null ? null : MessageId.parse(replyTo),
                Instant.ofEpochMilli(row.getLong("at")),
                code == null ? null : new TimelineEntry.Delivery.Failed(code, row.getString("failed_message")),
                row.getLong("acked"),
                OutgoingFilesJson.read(files(row)));
    }

    /** A damaged store that is rescued may be of a version that had no files. */
    private static @Nullable String files(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = columns.getColumnCount(); i > 0; i--) {
            if (columns.getColumnName(i).equals("files")) {
                return row.getString(i);
            }
        }
        return null;
    }
}
