package chat.hearth.app.session.files;

import chat.hearth.chat.FileHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files by their hash in a directory that is kept below a size; what was not used for longest goes. Any thread but the
 * session's, since it waits for the disk. When the disk fails nothing is found, and nothing is kept.
 */
final class DiskCache {
    private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);

    private final Path directory;
    private final long most;
    private final InstantSource clock;

    /** @param most bytes in all */
    DiskCache(Path directory, long most, InstantSource clock) {
        this.directory = directory;
        this.most = most;
        this.clock = clock;
    }

    /** Where the file of this hash is, or will be. */
    Path place(FileHash hash) {
        return directory.resolve(hash.value());
    }

    /** Makes the directory, and room in it for so many bytes. */
    synchronized void prepare(long bytes) {
        try {
            Files.createDirectories(directory);
            trim(most - bytes);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the cache is of no use: {}", e.toString());
        }
    }

    private void trim(long limit) throws IOException {
        List<Entry> entries;
        try (Stream<Path> files = Files.list(directory)) {
            entries = files.flatMap(file -> entry(file).stream())
                    .sorted(Comparator.comparing(Entry::used))
                    .toList();
        }
        long size = entries.stream().mapToLong(Entry::size).sum();
        for (Entry entry : entries) {
            if (size <= limit) {
                return;
            }
            Files.deleteIfExists(entry.file());
            size -= entry.size();
        }
    }

    private static Optional<Entry> entry(Path file) {
        try {
            return Optional.of(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            return Optional.empty(); // gone in the meantime
        }
    }

    private record Entry(Path file, long size, FileTime used) {}

    /** Whether the file is there; if so it was used now. */
    boolean uses(FileHash hash) {
        try {
            Files.setLastModifiedTime(place(hash), FileTime.from(clock.instant()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The bytes of the file; empty when it is not there. */
    Optional<byte[]> read(FileHash hash) {
        try {
            byte[] bytes = Files.readAllBytes(place(hash));
            uses(hash);
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("the cache cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Keeps a file, if that is possible. */
    void write(FileHash hash, byte[] bytes) {
        prepare(bytes.length);
        try {
            Path fresh = Files.createTempFile(directory, "new-", "");
            try {
                Files.write(fresh, bytes);
                Files.move(fresh, place(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh); // there only when it was not moved
            }
        } catch (IOException e) {
            LOG.debug("the cache cannot be written: {}", e.toString());
        }
    }
}
