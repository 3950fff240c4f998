package chat.hearth.app.hosting;

import java.nio.file.Path;
import java.util.OptionalInt;

/** Why this app cannot host; each has its own sentence and its own fix. */
public sealed interface HostingProblem {
    /**
     * Another program has the port.
     *
     * @param free a port that was free a moment ago; empty when none was found
     */
    record PortInUse(int port, OptionalInt free) implements HostingProblem {}

    /** The system does not let this user open the port. */
    record PortForbidden(int port) implements HostingProblem {}

    /** The bind address is none of this machine's. */
    record NoSuchAddress(String address) implements HostingProblem {}

    /** Another host runs on the same data. */
    record DataLocked(Path directory) implements HostingProblem {}

    /** The data directory cannot be made, read or written. */
    record NoPermission(Path directory) implements HostingProblem {}

    /** The disk has no room left. */
    record DiskFull(Path directory) implements HostingProblem {}

    /**
     * The history fails its check; nothing was changed.
     *
     * @param detail for a report
     */
    record HistoryDamaged(Path file, String detail) implements HostingProblem {}

    /** The history was written by a newer version of Hearth. */
    record HistoryTooNew(Path file) implements HostingProblem {}

    /**
     * Something that nobody foresaw.
     *
     * @param detail for a report
     */
    record Unforeseen(String detail) implements HostingProblem {}
}
