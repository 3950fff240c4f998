package chat.hearth.app.session.files;

import java.nio.file.Path;

/** How far a file has come. What has not begun, and what was uploaded, has no transfer. */
public sealed interface Transfer {
    /**
     * Bytes are on their way, or will be as soon as that is possible.
     *
     * @param done  bytes that are there
     * @param total bytes in all
     */
    record Moving(long done, long total, Pace pace) implements Transfer {}

    /** Whether anything moves. */
    enum Pace {
        RUNNING,
        /** It is another file's turn. */
        QUEUED,
        /** The way to the host is broken; it goes on from here when that is better. */
        INTERRUPTED
    }

    /** It was saved here, whole and with the right hash. */
    record Saved(Path place) implements Transfer {}

    /**
     * It was given up.
     *
     * @param detail what the host or the system says about it; empty for nothing
     */
    record Failed(TransferFault fault, String detail) implements Transfer {}
}
