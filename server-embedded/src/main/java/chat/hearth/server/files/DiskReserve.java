package chat.hearth.server.files;

import java.io.IOException;

/**
 * The room on the disk that is left to others: the log of the chat comes first. Any thread that may block.
 *
 * @param bytes   what must stay free
 * @param percent the same as a part of the disk; the larger of the two counts
 */
record DiskReserve(DiskSpace space, long bytes, double percent) {
    /** Whether so much more may be written. */
    boolean allows(long more) throws IOException {
        DiskSpace.Room room = space.room();
        return room.free() - more >= Math.max(bytes, (long) (room.total() / 100.0 * percent));
    }
}
