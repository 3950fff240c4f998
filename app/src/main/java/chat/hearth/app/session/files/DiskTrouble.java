package chat.hearth.app.session.files;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** What went wrong with a disk, for the log: without what the file is called, which is somebody's words. Stateless. */
final class DiskTrouble {
    private DiskTrouble() {}

    static String of(IOException failure) {
        String reason = failure instanceof FileSystemException one ? one.getReason() : failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return reason == null ? kind : kind + ": " + reason;
    }
}
