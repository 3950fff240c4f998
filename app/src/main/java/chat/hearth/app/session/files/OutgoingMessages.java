package chat.hearth.app.session.files;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.SharedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages whose files are not all at the host; they outlast the app. Confined to the session's executor. */
public interface OutgoingMessages {
    /** One such message. */
    record Waiting(MessageId message, List<OutgoingFile> files) {
        public Waiting {
            files = List.copyOf(files);
        }
    }

    /** All of them, oldest first. */
    List<Waiting> waiting();

    /** The upload of a file has this name at the host, or none any more. */
    void uploadIs(TransferId.Upload file, @Nullable String upload);

    /** The host has the file. */
    void stored(TransferId.Upload file, SharedFile stored);

    /** The message cannot be sent with this file. */
    void failed(TransferId.Upload file, Transfer.Failed why);
}
