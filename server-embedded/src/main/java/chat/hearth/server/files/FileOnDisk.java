package chat.hearth.server.files;

import chat.hearth.media.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that can be fetched. Any thread.
 *
 * @param type    by its first bytes
 * @param isShown whether a browser may show it where it stands
 */
public record FileOnDisk(DiskThreads disk, Path path, long size, String type, boolean isShown) {
    /** Blocks. */
    static Optional<FileOnDisk> of(DiskThreads disk, Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String type = FileType.of(in.readNBytes(FileType.BYTES));
            return Optional.of(new FileOnDisk(disk, path, Files.size(path), type, FileType.isShown(type)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Reads it from this byte on. */
    public FileReading from(long position) {
        return new FileReading(disk, path, position);
    }
}
