package chat.hearth.server.files;

import chat.hearth.server.ServerLimits;
import java.time.Duration;

/**
 * What files may cost.
 *
 * @param fileBytes          largest file
 * @param uploads            most that are under way, or wait to be gone on with
 * @param uploadsPerPerson   most of them of one person
 * @param diskReserveBytes   what stays free on the disk
 * @param diskReservePercent the same as a part of the disk
 * @param forgottenAfter     how long an upload waits to be gone on with, and a file to be posted
 * @param connections        most that send or fetch at once
 */
public record FileLimits(
        long fileBytes,
        int uploads,
        int uploadsPerPerson,
        long diskReserveBytes,
        double diskReservePercent,
        Duration forgottenAfter,
        int connections) {
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    /** Those of a host. */
    public static FileLimits of(ServerLimits limits) {
        return new FileLimits(
                limits.fileBytes(),
                limits.uploads(),
                limits.uploadsPerPerson(),
                limits.diskReserveBytes(),
                limits.diskReservePercent(),
                FORGOTTEN_AFTER,
                limits.connections());
    }
}
