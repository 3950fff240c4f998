package chat.hearth.server.files;

import chat.hearth.chat.FileHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where whole files stand, each under its hash in a folder of a folder. What is here is complete and on the disk. Any thread that may
 * block.
 */
final class Shelf {
    private static final Logger log = LoggerFactory.getLogger(Shelf.class);
    private static final String PREVIEW = ".preview";
    private static final int FOLDER_LETTERS = 2;

    private final Path root;

    Shelf(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
    }

    Path file(FileHash hash) {
        return folder(hash).resolve(hash.value());
    }

    Path preview(FileHash hash) {
        return folder(hash).resolve(hash.value() + PREVIEW);
    }

    private Path folder(FileHash hash) {
        return outerFolder(hash).resolve(hash.value().substring(FOLDER_LETTERS, 2 * FOLDER_LETTERS));
    }

    private Path outerFolder(FileHash hash) {
        return root.resolve(hash.value().substring(0, FOLDER_LETTERS));
    }

    /** Moves what is complete and synced to a file's place; one of the same hash that is there goes. */
    void place(Path complete, FileHash hash) throws IOException {
        move(complete, hash, file(hash));
    }

    /** The same with its preview. */
    void placePreview(Path complete, FileHash hash) throws IOException {
        move(complete, hash, preview(hash));
    }

    private void move(Path complete, FileHash hash, Path place) throws IOException {
        Path folder = folder(hash);
        Files.createDirectories(folder);
        Files.move(complete, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
        sync(outerFolder(hash));
        sync(root);
    }

    /** A name is on the disk when its folder is. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("{} cannot be synced: {}", folder, e.toString()); // Windows has no such thing, and needs none
        }
    }

    void remove(FileHash hash) throws IOException {
        Files.deleteIfExists(file(hash));
        Files.deleteIfExists(preview(hash));
    }

    /** Names every file that is here; one that comes or goes meanwhile may be named or not. */
    void forEach(Consumer<FileHash> consumer) throws IOException {
        try (Stream<Path> found = Files.walk(root, 3)) {
            found.filter(path -> path.getNameCount() == root.getNameCount() + 3)
                    .map(path -> String.valueOf(path.getFileName()).replace(PREVIEW, ""))
                    .filter(Shelf::isHash)
                    .distinct()
                    .map(FileHash::new)
                    .forEach(consumer);
        }
    }

    private static boolean isHash(String name) {
        return name.matches("[0-9a-f]{64}");
    }
}
