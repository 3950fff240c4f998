package chat.hearth.server.files;

import chat.hearth.chat.StoredFile;

/** What came of asking to send a file, or to go on with one. */
public sealed interface UploadResult {
    /** Somebody may write it from here on. */
    record Opened(Writing writing) implements UploadResult {}

    /** So much of it is here. */
    record Waiting(String id, long offset, long size) implements UploadResult {}

    /** It is whole, and on the disk. */
    record Whole(StoredFile file, String name) implements UploadResult {}

    /** It is not at that offset but at this one. */
    record WrongOffset(String id, long offset, long size) implements UploadResult {}

    /** It cannot be. */
    record Refused(Why why) implements UploadResult {}

    /** Why it cannot be. */
    enum Why {
        /** There is no such upload, or it is somebody else's. */
        UNKNOWN,
        /** It is larger than files may be. */
        TOO_LARGE,
        /** There is more of it than was announced, or another connection goes on with it. */
        PUT_OUT,
        /** This person has too many under way, or all have. */
        TOO_MANY,
        /** The disk is nearly full. */
        NO_ROOM,
        /** The disk cannot be written. */
        FAILED
    }
}
