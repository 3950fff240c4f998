package chat.hearth.server.files;

import chat.hearth.chat.MemberId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All files on their way up, in a folder: the bytes of each, and for those that can be gone on with a note. Any thread that may block;
 * the lock is not held while the disk is waited for.
 */
final class Uploads {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final String PART = ".part";
    private static final int ID_BYTES = 16;

    /** One that nobody has touched for so long gives its place to a new one of somebody else. */
    private static final long UNTOUCHED_NANOS = 600_000_000_000L;

    private final Path folder;
    private final FileLimits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Upload> uploads = new HashMap<>(); // guarded by itself

    Uploads(Path folder, FileLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** Takes up what was left when the host ended, and throws away what nobody can go on with. */
    void load(long now) throws IOException {
        Files.createDirectories(folder);
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.toList();
        }
        for (Path path : found) {
            if (path.toString().endsWith(UploadNote.ENDING)) {
                Optional<UploadNote> note = UploadNote.read(path);
                if (note.isPresent()) {
                    load(note.get(), now);
                }
            }
        }
        for (Path path : found) {
            String name = path.getFileName().toString();
            int dot = name.indexOf('.');
            boolean isKnown = dot > 0 && find(name.substring(0, dot)).isPresent();
            if (!isKnown || !(name.endsWith(PART) || name.endsWith(UploadNote.ENDING))) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void load(UploadNote note, long now) throws IOException {
        Upload upload = new Upload(note, folder.resolve(note.id() + PART), true, now);
        if (upload.offset() <= note.size()) {
            synchronized (uploads) {
                uploads.put(note.id(), upload);
            }
        }
    }

    /**
     * Begins one.
     *
     * @param isKept whether it may be gone on with after a break
     * @return empty when there are too many
     */
    Optional<Upload> begin(MemberId person, String name, long size, boolean isKept, long now) throws IOException {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UploadNote note = new UploadNote(id, person, name, size);
        Upload upload = new Upload(note, folder.resolve(id + PART), isKept, now);
        List<Upload> displaced = new ArrayList<>();
        synchronized (uploads) {
            Place own = place(limits.uploadsPerPerson(), it -> it.person().equals(person), now);
            Place any = own.inPlaceOf() != null
                    ? own // whose place it takes
                    : place(limits.uploads(), it -> true, now - UNTOUCHED_NANOS);
            if (!own.isFound() || !any.isFound()) {
                return Optional.empty();
            } else if (any.inPlaceOf() != null) {
                displaced.add(any.inPlaceOf());
                uploads.remove(any.inPlaceOf().id());
            }
            uploads.put(id, upload);
        }
        displaced.forEach(this::delete);
        if (isKept) {
            note.writeTo(folder);
        }
        return Optional.of(upload);
    }

    /** Whether there is a place for one more, and whose it takes: the one longest untouched, if nobody writes it. */
    private Place place(int most, Predicate<Upload> counted, long untouchedSince) {
        List<Upload> same = uploads.values().stream().filter(counted).toList();
        if (same.size() < most) {
            return new Place(true, null);
        }
        Optional<Upload> oldest = same.stream()
                .filter(upload -> !upload.isWritten() && upload.touched() - untouchedSince <= 0)
                .min(Comparator.comparingLong(upload -> upload.touched() - untouchedSince));
        return new Place(oldest.isPresent(), oldest.orElse(null));
    }

    private record Place(boolean isFound, @Nullable Upload inPlaceOf) {}

    Optional<Upload> find(String id) {
        synchronized (uploads) {
            return Optional.ofNullable(uploads.get(id));
        }
    }

    /** Gives one up. */
    void drop(Upload upload) {
        synchronized (uploads) {
            uploads.remove(upload.id());
        }
        delete(upload);
    }

    /** Gives up all that nobody has touched since then. */
    void dropUntouchedSince(long then) {
        List<Upload> old;
        synchronized (uploads) {
            old = uploads.values().stream()
                    .filter(upload -> !upload.isWritten() && upload.touched() - then < 0)
                    .toList();
        }
        old.forEach(this::drop);
    }

    private void delete(Upload upload) {
        try {
            upload.end();
            Files.deleteIfExists(folder.resolve(upload.id() + UploadNote.ENDING));
        } catch (IOException e) {
            log.warn("An upload that was given up cannot be deleted: {}", e.toString()); // the next start tries again
        }
    }
}
