package chat.hearth.server.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store on a disk that has room for 60 pages of 4 KiB, for as long as it is said to be full. */
public final class SmallDisk {
    private SmallDisk() {}

    public static StoreOpening open(Path directory, AtomicBoolean isFull) {
        return SqliteRoomLog.open(directory, Clock.systemUTC(), connection -> {
            if (isFull.get()) {
                Sqlite.execute(connection, "PRAGMA max_page_count = 60");
            }
        });
    }
}
