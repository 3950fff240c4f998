package chat.hearth.server;

import java.nio.file.Path;
import java.util.OptionalInt;

/** Why a host could not be started; each has its own sentence and its own fix. */
public sealed interface StartFailure {
    /**
     * Another program listens on the port.
     *
     * @param free a port nearby that was free a moment ago; empty when none was found
     */
    record PortInUse(int port, OptionalInt free) implements StartFailure {}

    /** The system does not let this user open the port, as with those below 1024. */
    record PortForbidden(int port) implements StartFailure {}

    /** The bind address is none of this machine's. */
    record NoSuchAddress(String address) implements StartFailure {}

    /** Another host runs on this data directory. */
    record DataLocked(Path directory) implements StartFailure {}

    /** The data directory cannot be made, read or written. */
    record NoPermission(Path directory) implements StartFailure {}

    /** The disk has no room left. */
    record DiskFull(Path directory) implements StartFailure {}

    /**
     * The store fails its check; nothing was changed.
     *
     * @param detail what SQLite said
     */
    record StoreDamaged(Path file, String detail) implements StartFailure {}

    /** The store was written by a newer version of Hearth. */
    record StoreTooNew(Path file, int version) implements StartFailure {}
}
