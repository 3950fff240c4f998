package chat.hearth.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Which files the host has, as the log knows it: a message can only have files that are known here. A file is known for as long
 * as a message has it, or up to a time that is set when it comes. Any thread; answers come on the log's own threads.
 */
public interface FileLog {
    /**
     * Makes a file known; its bytes are on the disk by now. Done again, it only moves the time.
     *
     * @param until as long it stays known though no message has it
     * @return once it is durable; with a reason when it could not be stored
     */
    CompletionStage<Optional<Reason>> keep(StoredFile file, Instant until);

    /** Whether a file is known. */
    CompletionStage<Boolean> knows(FileHash hash);

    /** Forgets files that no message has and whose time is over; {@link #onDrop} hears of them. */
    void dropUnused();

    /**
     * Calls the listener with files that were known and are not any more, once that is durable, on the log's writing thread.
     * There is one listener, set before anything is forgotten.
     */
    void onDrop(Consumer<List<FileHash>> listener);
}
