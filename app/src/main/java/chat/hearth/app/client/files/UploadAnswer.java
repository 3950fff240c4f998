package chat.hearth.app.client.files;

import chat.hearth.chat.SharedFile;

/** What a host says about an upload. */
public sealed interface UploadAnswer permits UploadAnswer.Partial, UploadAnswer.Whole, FileTrouble {
    /** It has this much of it; the rest may follow. */
    record Partial(String upload, long offset) implements UploadAnswer {}

    /** It has all of it. */
    record Whole(SharedFile file) implements UploadAnswer {}
}
