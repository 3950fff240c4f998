package chat.hearth.server.store;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.SharedFile;
import chat.hearth.chat.StoredFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files the host has, and which messages have them. A file belongs here for as long as a message has it, or until
 * somebody who sent it had time enough to post it. Confined to the writer's thread.
 */
final class FileTable implements AutoCloseable {
    static final String COLUMNS = "f.hash, f.size, f.type, f.width, f.height, f.preview";

    private static final String IS_FREE =
            "f.kept_until < ? AND NOT EXISTS (SELECT 1 FROM message_file m WHERE m.file = f.number)";
    private static final int MOST_AT_ONCE = 1_000;

    private final PreparedStatement keep;
    private final PreparedStatement find;
    private final PreparedStatement number;
    private final PreparedStatement attach;
    private final PreparedStatement posted;
    private final PreparedStatement of;
    private final PreparedStatement detach;
    private final PreparedStatement isFree;
    private final PreparedStatement free;
    private final PreparedStatement drop;

    FileTable(Connection connection) throws SQLException {
        this.keep =
                connection.prepareStatement("INSERT INTO file (hash, size, type, width, height, preview, kept_until)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (hash) DO UPDATE SET kept_until = ?7");
        this.find = connection.prepareStatement("SELECT " + COLUMNS + " FROM file f WHERE f.hash = ?");
        this.number = connection.prepareStatement("SELECT number FROM file WHERE hash = ?");
        this.attach =
                connection.prepareStatement("INSERT INTO message_file (event, place, file, name) VALUES (?, ?, ?, ?)");
        this.posted = connection.prepareStatement("UPDATE file SET kept_until = 0 WHERE number = ?");
        this.detach = connection.prepareStatement("DELETE FROM message_file WHERE event = ?");
        this.of = connection.prepareStatement("SELECT file FROM message_file WHERE event = ?");
        this.isFree = connection.prepareStatement("SELECT f.hash FROM file f WHERE " + IS_FREE + " AND f.number = ?");
        this.free =
                connection.prepareStatement("SELECT f.hash FROM file f WHERE " + IS_FREE + " LIMIT " + MOST_AT_ONCE);
        this.drop = connection.prepareStatement("DELETE FROM file WHERE hash = ?");
    }

    /** The file is here, at least until then. */
    void keep(StoredFile file, Instant until) throws SQLException {
        keep.setBytes(1, file.hash().bytes());
        keep.setLong(2, file.size());
        keep.setString(3, file.type());
        keep.setInt(4, file.width());
        keep.setInt(5, file.height());
        keep.setBoolean(6, file.hasPreview());
        keep.setLong(7, until.toEpochMilli());
        keep.executeUpdate();
    }

    /** The files with what is known of them; empty when one of them is not here. */
    Optional<List<SharedFile>> find(List<NamedFile> named) throws SQLException {
        List<SharedFile> found = new ArrayList<>(named.size());
        for (NamedFile file : named) {
            find.setBytes(1, file.hash().bytes());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                found.add(read(row).named(file.name()));
            }
        }
        return Optional.of(found);
    }

    /** The message has these files from now on. */
    void attach(long event, List<SharedFile> files) throws SQLException {
        for (int place = 0; place < files.size(); place++) {
            SharedFile file = files.get(place);
            long at = number(file.hash());
            attach.setLong(1, event);
            attach.setInt(2, place);
            attach.setLong(3, at);
            attach.setString(4, file.name());
            attach.executeUpdate();
            posted.setLong(1, at);
            posted.executeUpdate();
        }
    }

    private long number(FileHash hash) throws SQLException {
        number.setBytes(1, hash.bytes());
        try (ResultSet row = number.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("a file is missing");
            }
            return row.getLong(1);
        }
    }

    /** The message has no files any more; forgets those that are nobody's by that, and answers which. */
    List<FileHash> detach(long event, Instant now) throws SQLException {
        List<Long> had = new ArrayList<>();
        of.setLong(1, event);
        try (ResultSet row = of.executeQuery()) {
            while (row.next()) {
                had.add(row.getLong(1));
            }
        }
        detach.setLong(1, event);
        detach.executeUpdate();
        List<FileHash> dropped = new ArrayList<>();
        isFree.setLong(1, now.toEpochMilli());
        for (long file : had) {
            isFree.setLong(2, file);
            dropped.addAll(dropAll(isFree));
        }
        return dropped;
    }

    /** Forgets up to {@value #MOST_AT_ONCE} files that no message has and nobody can still be about to post. */
    List<FileHash> dropFree(Instant now) throws SQLException {
        free.setLong(1, now.toEpochMilli());
        return dropAll(free);
    }

    private List<FileHash> dropAll(PreparedStatement select) throws SQLException {
        List<FileHash> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(FileHash.of(row.getBytes(1)));
            }
        }
        for (FileHash hash : found) {
            drop.setBytes(1, hash.bytes());
            drop.executeUpdate();
        }
        return found;
    }

    static StoredFile read(ResultSet row) throws SQLException {
        return new StoredFile(
                FileHash.of(row.getBytes(1)),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6));
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement :
                new PreparedStatement[] {keep, find, number, attach, posted, of, detach, isFree, free, drop}) {
            statement.close();
        }
    }
}
