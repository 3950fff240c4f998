package chat.hearth.app.session;

import chat.hearth.app.client.Destination;
import chat.hearth.app.client.ServerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where the stores of a server's sessions are: a directory for the address, in it a file for each session that was met
 * there, and one small file that says which was the last. Confined to the session's executor.
 */
final class SessionFiles {
    private static final String SUFFIX = ".db";

    /** The store of a host that has never answered. */
    private static final String UNNAMED = "unnamed" + SUFFIX;

    private static final int NAME_LENGTH = 32;

    /** Damaged stores that are kept, for whoever wants to look into them. */
    private static final int MAX_DAMAGED = 5;

    /** The files of a SQLite store, by what follows on its name; the store itself last, so that none is left alone. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "");

    private static final String REBUILT = ".rebuilt";

    private final Path directory;
    private final Path pointer;

    SessionFiles(Path data, Destination destination) {
        this.directory = data.resolve("sessions").resolve(directoryName(destination));
        this.pointer = directory.resolve("current");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException("cannot make the directory of the session", e);
        }
    }

    /** Of links, whose paths can be longer and more alike than names of directories may be, a hash says which. */
    private static String directoryName(Destination destination) {
        String place = destination.address().place().toString().replaceAll("[^a-z0-9.-]", "_");
        return destination.kind() == ServerKind.HEARTH
                ? place
                : place + "-" + hash(destination.kind() + " " + destination.address());
    }

    /** The store of the session that was met last. */
    Path current() {
        try {
            String name = Files.exists(pointer) ? Files.readString(pointer).strip() : UNNAMED;
            return name.matches("[0-9a-f]{" + NAME_LENGTH + "}\\.db")
                    ? directory.resolve(name)
                    : directory.resolve(UNNAMED);
        } catch (IOException e) {
            throw new StoreException("cannot read which session was the last", e);
        }
    }

    /** The store of this session. The id comes from a host, so it becomes a name only through a hash. */
    Path of(String sessionId) {
        return directory.resolve(hash(sessionId) + SUFFIX);
    }

    /** Where files lie that the app keeps until they are sent. */
    Path outgoing() {
        return directory.resolve("outgoing");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Makes this store the current one. A store that had no name becomes it, unless there is one already. */
    void choose(Path store) {
        Path unnamed = directory.resolve(UNNAMED);
        try {
            if (Files.exists(unnamed) && !Files.exists(store)) {
                Files.move(unnamed, store);
            }
            Path next = directory.resolve("current.new");
            Files.writeString(next, store.getFileName().toString());
            Files.move(next, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("cannot choose the store of a session", e);
        }
    }

    /** Where the store that takes this one's place is made. */
    static Path rebuilt(Path store) {
        return store.resolveSibling(store.getFileName() + REBUILT);
    }

    /** Puts the rebuilt store into the place of the damaged one, which is kept beside it; answers where. */
    static Path replaceByRebuilt(Path store) {
        try {
            Path aside = aside(store);
            for (String part : PARTS) {
                Path from = store.resolveSibling(store.getFileName() + part);
                Path to = aside.resolveSibling(aside.getFileName() + part);
                Files.deleteIfExists(to);
                if (Files.exists(from)) {
                    Files.move(from, to);
                }
            }
            finishReplacing(store);
            return aside;
        } catch (IOException e) {
            throw new StoreException("cannot set a damaged store aside", e);
        }
    }

    private static Path aside(Path store) {
        for (int i = 1; i < MAX_DAMAGED; i++) {
            Path free = store.resolveSibling(store.getFileName() + ".damaged-" + i);
            if (!Files.exists(free)) {
                return free;
            }
        }
        return store.resolveSibling(store.getFileName() + ".damaged-" + MAX_DAMAGED);
    }

    /** Does what {@link #replaceByRebuilt} could not do any more before the app ended. */
    static void finishReplacing(Path store) {
        Path rebuilt = rebuilt(store);
        try {
            if (Files.exists(rebuilt) && !Files.exists(store)) {
                Files.move(rebuilt, store, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StoreException("cannot put a rebuilt store into its place", e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException("cannot delete an unfinished store", e);
        }
    }
}
