package chat.hearth.server.files;

import chat.hearth.server.files.UploadResult.Why;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Somebody writing an upload. One call at a time; any thread, none of which waits for the disk. After the last piece either
 * {@link #end} or {@link #leave} is called.
 */
public interface Writing {
    /**
     * Adds bytes.
     *
     * @param bytes not to be touched before the stage is complete
     * @return empty when they are written; otherwise why not
     */
    CompletionStage<Optional<Why>> write(ByteBuffer[] bytes);

    /** There is nothing more for now: {@link UploadResult.Whole}, once it is durable, or {@link UploadResult.Waiting}. */
    CompletionStage<UploadResult> end();

    /** Whoever wrote is gone; may be called while a stage is not complete yet. */
    void leave();
}
