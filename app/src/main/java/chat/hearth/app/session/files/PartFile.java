package chat.hearth.app.session.files;

import chat.hearth.app.client.files.FileSink;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.SharedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is there of a file that is being fetched, beside the place where it will stand. It is hashed as it comes. For one
 * thread after the other; waits for the disk.
 */
final class PartFile implements FileSink {
    private static final int CHUNK = 64 * 1024;
    private static final int DIGITS = 8;
    private static final int MOST_NAMES = 1_000;

    private final SharedFile file;
    private final Path place;
    private final Path part;
    private MessageDigest digest = Digests.sha256();
    private final AtomicLong length = new AtomicLong();
    private volatile boolean stopped;

    PartFile(SharedFile file, Path place) {
        this.file = file;
        this.place = place.toAbsolutePath();
        this.part = this.place.resolveSibling(
                place.getFileName() + "." + file.hash().value().substring(0, DIGITS) + ".part");
    }

    /** How many bytes are there. */
    long length() {
        return length.get();
    }

    /** Takes up what an earlier try left. */
    void open() throws IOException {
        digest = Digests.sha256();
        length.set(0);
        if (!Files.exists(part)) {
            Files.createFile(part);
            return;
        }
        if (Files.size(part) > file.size()) {
            restart();
            return;
        }
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (!stopped && in.read(chunk) >= 0) {
                length.addAndGet(chunk.flip().remaining());
                digest.update(chunk);
                chunk.clear();
            }
        }
    }

    /** Whether the disk has no space for the rest; false too when it does not say how much it has. */
    boolean lacksSpace() throws IOException {
        Path folder = place.getParent();
        FileStore disk = Files.getFileStore(folder == null ? place : folder);
        return disk.getTotalSpace() > 0 && disk.getUsableSpace() < file.size() - length.get();
    }

    @Override
    public void begin(long offset) throws IOException {
        if (offset != length.get()) {
            if (offset != 0) {
                throw new IOException("the host begins elsewhere");
            }
            restart();
        }
    }

    private void restart() throws IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            out.truncate(0);
        }
        digest = Digests.sha256();
        length.set(0);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (stopped || length.get() + count > file.size()) {
            throw new IOException(stopped ? "it was ended" : "more came than the file has");
        }
        ByteBuffer hashed = bytes.duplicate();
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            for (long at = length.get(); bytes.hasRemaining(); ) {
                at += out.write(bytes, at);
            }
        }
        digest.update(hashed);
        length.addAndGet(count);
    }

    boolean isWhole() {
        return length.get() == file.size();
    }

    /** Whether what came is the file. To be asked once, at the end. */
    boolean isRight() {
        return isWhole() && FileHash.of(digest.digest()).equals(file.hash());
    }

    /** Moves the whole file to its place; answers where that is. */
    Path finish(SessionTransfers.Existing existing) throws IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            out.force(true);
        }
        if (existing == SessionTransfers.Existing.REPLACE) {
            return move(place);
        }
        for (int number = 1; number <= MOST_NAMES; number++) {
            Path free = number == 1 ? place : place.resolveSibling(CleanName.numbered(name(), number));
            try {
                Files.createFile(free); // takes the name, so that nothing else is written over
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            return moveOnto(free);
        }
        throw new FileAlreadyExistsException(place.toString());
    }

    private String name() {
        return String.valueOf(place.getFileName());
    }

    /** Moves it onto the empty file that holds its name, which goes when that fails. */
    private Path moveOnto(Path held) throws IOException {
        try {
            return move(held);
        } catch (IOException e) {
            Files.deleteIfExists(held);
            throw e;
        }
    }

    private Path move(Path to) throws IOException {
        try {
            return Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes no more; what is there stays. */
    void stop() {
        stopped = true;
    }

    /** Takes no more, and deletes what is there. */
    void discard() throws IOException {
        stopped = true;
        Files.deleteIfExists(part);
    }
}
