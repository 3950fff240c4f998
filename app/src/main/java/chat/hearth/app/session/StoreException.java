package chat.hearth.app.session;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;

/** The local store cannot be read or written. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_CAUSES = 10;

    /** The part of SQLite's result codes that its extended codes share. */
    private static final int PRIMARY_CODE = 0xff;

    private final Reason reason;

    /** What is wrong with the store. */
    public enum Reason {
        /** There is no space left. */
        FULL,
        /** What is in the file is no store, or not all of one. */
        DAMAGED,
        /** The disk, or the right to use it, is missing, or something else holds the file. */
        FAILING
    }

    StoreException(String what, Throwable cause) {
        this(what, reasonOf(cause), cause);
    }

    StoreException(String what, Reason reason, Throwable cause) {
        super(what, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    private static Reason reasonOf(Throwable thrown) {
        Throwable current = thrown;
        for (int i = 0; current != null && i < MAX_CAUSES; i++, current = current.getCause()) {
            if (current instanceof StoreException known) {
                return known.reason;
            } else if (current instanceof SQLException sql) {
                return reasonOf(sql.getErrorCode() & PRIMARY_CODE);
            } else if (current instanceof IOException io && saysNoSpace(io)) {
                return Reason.FULL;
            }
        }
        return Reason.FAILING;
    }

    private static Reason reasonOf(int code) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return Reason.FULL;
        }
        boolean damaged = code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return damaged ? Reason.DAMAGED : Reason.FAILING;
    }

    /** The JDK has no exception of its own for it. */
    private static boolean saysNoSpace(IOException thrown) {
        String message = thrown.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("no space");
    }
}
