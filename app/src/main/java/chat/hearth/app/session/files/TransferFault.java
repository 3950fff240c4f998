package chat.hearth.app.session.files;

/** Why a transfer was given up. Each has its own sentence. */
public enum TransferFault {
    /** The file of this computer is not there any more. */
    VANISHED("file-vanished"),
    /** The file of this computer is not what was attached. */
    CHANGED("file-changed"),
    /** This computer cannot read or write. */
    DISK("file-disk"),
    /** This computer has no space for it. */
    NO_SPACE("file-no-space"),
    /** What came is not what the hash says. */
    WRONG_HASH("file-wrong-hash"),
    /** The host does not have it any more. */
    MISSING("file-missing"),
    /** The host refuses; it says why. */
    REFUSED("file-refused"),
    /** It was tried often, and nothing moved. */
    STUCK("file-stuck"),
    /** A person ended it. */
    CANCELLED("file-cancelled");

    private final String code;

    TransferFault(String code) {
        this.code = code;
    }

    /** What it is called where a message says why it was not sent. */
    public String code() {
        return code;
    }
}
