package chat.hearth.app.session.files;

/** What became of a file that was to be attached. */
public sealed interface Attaching {
    /** It can be sent. */
    record Attached(Attachment attachment) implements Attaching {}

    /**
     * It cannot.
     *
     * @param name what the file is called
     */
    record Refused(Fault fault, String name) implements Attaching {}

    /** Why a file cannot be sent. */
    enum Fault {
        /** A folder, or something else that has no bytes of its own. */
        NO_FILE,
        /** There is nothing at this place, as when it was attached before a restart and deleted meanwhile. */
        VANISHED,
        UNREADABLE,
        /** More than the host takes; how much that is stands in its limits. */
        TOO_LARGE,
        /** What was to be kept for sending could not be written. */
        NOT_KEPT
    }
}
