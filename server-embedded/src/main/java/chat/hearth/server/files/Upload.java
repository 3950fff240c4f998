package chat.hearth.server.files;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.MemberId;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way up, hashed while it is written. One writer at a time: a new one puts the last one out, since that may be a
 * connection that is gone and does not know it. Any thread that may block; {@link #offset} and {@link #isWritten} any thread.
 */
final class Upload {
    private static final int BUFFER = 64 * 1024;

    private final UploadNote note;
    private final Path part;
    private final boolean isKept;
    private volatile long offset;
    private volatile long touched;
    private volatile boolean isWritten;
    private int writer; // guarded by this, as what follows
    private @Nullable FileChannel channel;
    private @Nullable MessageDigest digest;
    private boolean isOver;

    /**
     * Takes over what is there.
     *
     * @param part   the bytes so far
     * @param isKept whether it may be gone on with after a break
     * @param now    in nanoseconds
     */
    Upload(UploadNote note, Path part, boolean isKept, long now) throws IOException {
        this.note = note;
        this.part = part;
        this.isKept = isKept;
        this.offset = Files.exists(part) ? Files.size(part) : 0;
        this.touched = now;
    }

    String id() {
        return note.id();
    }

    MemberId person() {
        return note.person();
    }

    String name() {
        return note.name();
    }

    long size() {
        return note.size();
    }

    Path part() {
        return part;
    }

    boolean isKept() {
        return isKept;
    }

    /** How much is there, in bytes. */
    long offset() {
        return offset;
    }

    /** When something was last done to it, in nanoseconds. */
    long touched() {
        return touched;
    }

    /** Whether somebody is writing it. */
    boolean isWritten() {
        return isWritten;
    }

    /** The number of a new writer, who goes on at this offset; empty when that is not where it is. */
    synchronized OptionalInt open(long from, long now) throws IOException {
        if (isOver || from != offset) {
            return OptionalInt.empty();
        }
        close();
        if (digest == null) {
            digest = digestSoFar();
        }
        channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(offset);
        isWritten = true;
        touched = now;
        return OptionalInt.of(++writer);
    }

    /** After the host was started again nothing is known but the bytes. */
    private MessageDigest digestSoFar() throws IOException {
        MessageDigest sofar = sha256();
        if (offset > 0) {
            try (FileChannel written = FileChannel.open(part)) {
                ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
                for (long left = offset; left > 0; left -= buffer.limit()) {
                    buffer.clear().limit((int) Math.min(BUFFER, left));
                    if (written.read(buffer) < 0) {
                        throw new EOFException("less is there than was written");
                    }
                    sofar.update(buffer.flip());
                }
            }
        }
        return sofar;
    }

    /** Adds bytes; false when this writer was put out, or when it is more than was announced. */
    synchronized boolean write(int by, ByteBuffer[] bytes, long now) throws IOException {
        FileChannel open = channel;
        MessageDigest sofar = digest;
        if (by != writer || open == null || sofar == null || length(bytes) > size() - offset) {
            return false;
        }
        try {
            for (ByteBuffer piece : bytes) {
                sofar.update(piece.duplicate());
                while (piece.hasRemaining()) {
                    offset += open.write(piece);
                }
            }
        } catch (IOException e) {
            digest = null; // it knows of bytes that are not there
            throw e;
        }
        touched = now;
        return true;
    }

    static long length(ByteBuffer[] pieces) {
        long length = 0;
        for (ByteBuffer piece : pieces) {
            length += piece.remaining();
        }
        return length;
    }

    /** This writer is gone; whoever goes on begins where it ended. */
    synchronized void leave(int by) {
        if (by == writer) {
            close();
        }
    }

    /** The hash of the whole, which is on the disk then; null when this writer was put out, or it is not whole. */
    synchronized @Nullable FileHash finish(int by) throws IOException {
        FileChannel open = channel;
        MessageDigest whole = digest;
        if (by != writer || offset != size() || open == null || whole == null) {
            return null;
        }
        open.force(true);
        close();
        isOver = true;
        return FileHash.of(whole.digest());
    }

    /** Nobody goes on with it. */
    synchronized void end() throws IOException {
        isOver = true;
        writer++;
        close();
        Files.deleteIfExists(part);
    }

    private void close() {
        isWritten = false;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            digest = null; // who knows what was written
        }
        channel = null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
