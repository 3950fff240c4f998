package chat.hearth.app.session.files;

import chat.hearth.chat.SharedFile;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the host.
 *
 * @param upload what the host calls its upload; null before it was begun
 * @param stored what the host made of it; null before it has all of it
 */
public record OutgoingFile(
        Attachment attachment,
        @Nullable String upload,
        @Nullable SharedFile stored) {
    /** One that was not begun. */
    public OutgoingFile(Attachment attachment) {
        this(attachment, null, null);
    }

    /** The same with an upload of this name, or without one. */
    public OutgoingFile withUpload(@Nullable String newUpload) {
        return new OutgoingFile(attachment, newUpload, null);
    }

    /** The same, and the host has it. */
    public OutgoingFile withStored(SharedFile file) {
        return new OutgoingFile(attachment, null, file);
    }
}
