package chat.hearth.app.session;

import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is attached to the message that is being written, for each room. Confined to the session's executor. */
final class KeptTrays {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTrays.class);

    /** Trays that are held while the store fails; a host has fewer rooms than that. */
    private static final int MAX_UNSAVED = 10_000;

    private final Database database;
    private final Map<RoomId, List<Attachment>> unsaved = new HashMap<>();

    KeptTrays(Database database) {
        this.database = database;
    }

    List<Attachment> get(RoomId room) {
        List<Attachment> held = unsaved.get(room);
        if (held != null) {
            return held;
        }
        return database.query("SELECT files FROM tray WHERE room = ?", row -> row.getString(1), room.value()).stream()
                .flatMap(files -> read(files).stream())
                .toList();
    }

    private static List<Attachment> read(String files) {
        try {
            return OutgoingFilesJson.read(files).stream()
                    .map(OutgoingFile::attachment)
                    .toList();
        } catch (IllegalArgumentException e) {
            LOG.warn("what was attached in a room cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    /** Where the files of all trays are. */
    Set<Path> paths() {
        Set<Path> paths = new HashSet<>();
        database.query("SELECT files FROM tray", row -> row.getString(1))
                .forEach(files -> read(files).forEach(attachment -> paths.add(attachment.path())));
        unsaved.values().forEach(tray -> tray.forEach(attachment -> paths.add(attachment.path())));
        return paths;
    }

    /** Keeps a tray with the next {@link #save}, or when that fails with a later one. */
    void put(RoomId room, List<Attachment> attachments) {
        if (unsaved.containsKey(room) || unsaved.size() < MAX_UNSAVED) {
            unsaved.put(room, List.copyOf(attachments));
        }
    }

    /** Rooms whose tray is not in the store. */
    Set<RoomId> unsaved() {
        return Set.copyOf(unsaved.keySet());
    }

    /** Writes the trays, as part of the open transaction; {@link #saved} follows when that is committed. */
    void save() {
        unsaved.forEach((room, attachments) -> {
            String files = OutgoingFilesJson.write(
                    attachments.stream().map(OutgoingFile::new).toList());
            if (files == null) {
                database.update("DELETE FROM tray WHERE room = ?", room.value());
            } else {
                restore(room, files);
            }
        });
    }

    void saved() {
        unsaved.clear();
    }

    /** Puts back what another store had of this room. */
    void restore(RoomId room, String files) {
        database.update("INSERT OR REPLACE INTO tray (room, files) VALUES (?,?)", room.value(), files);
    }
}
