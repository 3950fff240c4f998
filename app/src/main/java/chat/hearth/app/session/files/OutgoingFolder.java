package chat.hearth.app.session.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files to be sent come from: those of a person, which are only looked at, and those that the app keeps itself because
 * they have no other place. Any thread but the session's, since it waits for the disk.
 */
final class OutgoingFolder {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingFolder.class);

    /** After this time what nobody knows of any more goes. */
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Path directory;
    private final InstantSource clock;

    OutgoingFolder(Path directory, InstantSource clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Looks at a file that may be sent. */
    Attaching look(Path file, long most) {
        String name = CleanName.of(String.valueOf(file.getFileName()));
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return new Attaching.Refused(Attaching.Fault.NO_FILE, name);
            }
            if (!Files.isReadable(file)) {
                return new Attaching.Refused(Attaching.Fault.UNREADABLE, name);
            }
            if (attributes.size() > most) {
                return new Attaching.Refused(Attaching.Fault.TOO_LARGE, name);
            }
            return new Attaching.Attached(new Attachment(
                    file.toAbsolutePath(),
                    name,
                    attributes.size(),
                    modified(attributes),
                    ImageHead.of(file).orElse(null)));
        } catch (NoSuchFileException e) {
            return new Attaching.Refused(Attaching.Fault.VANISHED, name);
        } catch (IOException e) {
            return new Attaching.Refused(Attaching.Fault.UNREADABLE, name);
        }
    }

    private static Instant modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Keeps bytes as a file to be sent. */
    Attaching keep(String wanted, byte[] content, long most) {
        String name = CleanName.of(wanted);
        if (content.length > most) {
            return new Attaching.Refused(Attaching.Fault.TOO_LARGE, name);
        }
        Path place = directory.resolve(UUID.randomUUID().toString()).resolve(name);
        try {
            Files.createDirectories(place.getParent());
            Files.write(place, content);
            return look(place, most);
        } catch (IOException e) {
            LOG.warn("a file to be sent cannot be kept: {}", DiskTrouble.of(e));
            delete(place);
            return new Attaching.Refused(Attaching.Fault.NOT_KEPT, name);
        }
    }

    /** What is wrong with a file that is to be sent now; empty when it is what was attached. */
    static Optional<TransferFault> fault(Attachment attachment) {
        try {
            BasicFileAttributes now = Files.readAttributes(attachment.path(), BasicFileAttributes.class);
            boolean same = now.isRegularFile()
                    && now.size() == attachment.size()
                    && modified(now).equals(attachment.modified());
            return same ? Optional.empty() : Optional.of(TransferFault.CHANGED);
        } catch (NoSuchFileException e) {
            return Optional.of(TransferFault.VANISHED);
        } catch (IOException e) {
            return Optional.of(TransferFault.DISK);
        }
    }

    /** Deletes what was kept here; leaves the files of a person alone. */
    void release(Attachment attachment) {
        delete(attachment.path());
    }

    private void delete(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null || !directory.equals(parent.getParent())) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(parent);
        } catch (IOException e) {
            LOG.debug("what was kept for sending stays: {}", DiskTrouble.of(e));
        }
    }

    /** Deletes what was kept long ago and is not among those that are still to be sent. */
    void tidy(Set<Path> needed) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Instant before = clock.instant().minus(KEPT_FOR);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                    tidy(entry, needed);
                }
            }
        } catch (IOException e) {
            LOG.debug("what was kept for sending cannot be tidied: {}", DiskTrouble.of(e));
        }
    }

    private void tidy(Path entry, Set<Path> needed) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(entry)) {
            for (Path file : files) {
                if (!needed.contains(file)) {
                    delete(file);
                }
            }
        }
    }
}
