package chat.hearth.server.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room the disk of the host has. Any thread that may block. */
@FunctionalInterface
public interface DiskSpace {
    /** As of now. */
    Room room() throws IOException;

    /** In bytes. */
    record Room(long free, long total) {}

    /** That of the disk which has this folder. */
    static DiskSpace of(Path folder) {
        return () -> {
            FileStore store = Files.getFileStore(folder);
            return new Room(store.getUsableSpace(), store.getTotalSpace());
        };
    }
}
