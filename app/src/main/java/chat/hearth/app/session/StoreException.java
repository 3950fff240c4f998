package chat.hearth.app.session;

import java.io.Serial;

/** The local store cannot be read or written: the disk is full or failing, or the file is damaged. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StoreException(String what, Throwable cause) {
        super(what, cause);
    }
}
