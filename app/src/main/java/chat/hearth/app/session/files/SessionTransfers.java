package chat.hearth.app.session.files;

import chat.hearth.app.session.Observed;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What can be done with files in a session. Methods may be called from any thread and return at once. */
public interface SessionTransfers {
    /** What moves, and what came of what was saved; told ten times a second at the most. */
    Observed<Map<TransferId, Transfer>> transfers();

    /** Looks at a file that is to be sent. */
    CompletionStage<Attaching> attach(Path file);

    /** Keeps bytes as a file that is to be sent, such as a picture from the clipboard. */
    CompletionStage<Attaching> keep(String name, byte[] content);

    /** What was attached is not to be sent after all: what was kept for it goes. */
    void release(Attachment attachment);

    /**
     * Saves a file, beginning with what is there of an earlier try. It comes as {@code NAME.….part} beside the place, and
     * is moved there when its hash is right. Does nothing while it is being saved already.
     *
     * @param existing what becomes of a file that is at this place by then
     */
    void save(SharedFile file, Path place, Existing existing);

    /** What becomes of a file that is in the way. */
    enum Existing {
        /** A person said so of this very file. */
        REPLACE,
        /** It stays; the new one gets a number. */
        KEEP
    }

    /**
     * Ends a transfer. The rest of a file that was being saved goes; a message whose file was being sent fails, and its text
     * stays.
     */
    void cancel(TransferId transfer);

    /** Takes what came of a saved file out of {@link #transfers}. */
    void forget(TransferId transfer);

    /** The small picture that the host made of a file, encoded; empty when it cannot be had now. */
    CompletionStage<Optional<byte[]>> preview(SharedFile file);

    /**
     * The whole of a file that is a picture, in a place of the app's own; empty when it cannot be had, or is larger than
     * what is shown within the app.
     */
    CompletionStage<Optional<Path>> picture(SharedFile file);
}
