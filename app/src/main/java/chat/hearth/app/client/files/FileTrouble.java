package chat.hearth.app.client.files;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why something about a file did not work. */
public sealed interface FileTrouble extends UploadAnswer, FetchAnswer {
    /** The way to the host broke, or it answers with what cannot be understood: worth another try. */
    record Broken(String detail) implements FileTrouble {}

    /**
     * The host refused.
     *
     * @param status     of HTTP
     * @param sentence   what it says, for people; empty when it says nothing
     * @param retryAfter when it says so; null otherwise
     */
    record Refused(int status, String sentence, @Nullable Duration retryAfter) implements FileTrouble {
        private static final int UNAUTHORIZED = 401;
        private static final int NOT_FOUND = 404;
        private static final int TOO_MANY = 429;
        private static final int SERVER_ERROR = 500;
        private static final int INSUFFICIENT_STORAGE = 507;

        /** The ticket is not good any more; the next welcome brings another. */
        public boolean wantsTicket() {
            return status == UNAUTHORIZED;
        }

        /** There is no such thing at the host. */
        public boolean isMissing() {
            return status == NOT_FOUND;
        }

        /** It passes by itself. */
        public boolean passes() {
            return status == TOO_MANY || (status >= SERVER_ERROR && status != INSUFFICIENT_STORAGE);
        }
    }

    /** What goes out of, or into, the disk of this computer failed. */
    record Disk(String detail) implements FileTrouble {}
}
