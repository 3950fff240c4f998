package chat.hearth.app.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the connection to the host stands. */
public sealed interface ConnectionState {
    /**
     * A connection is being made.
     *
     * @param attempt 1 for the first since the last connection
     */
    record Connecting(int attempt) implements ConnectionState {}

    /** Connected and welcomed. */
    record Connected(Transport transport) implements ConnectionState {}

    /**
     * The last try failed; another follows by itself.
     *
     * @param next when, by this machine's clock, for showing a countdown
     */
    record Waiting(Trouble trouble, int attempt, Instant next, Duration delay) implements ConnectionState {}

    /** The host does not let this person in as they are; nothing more is tried. */
    record Refused(Refusal refusal) implements ConnectionState {}

    /** Closed by this side. */
    record Closed() implements ConnectionState {}

    /** What carries the connection. */
    enum Transport {
        WEBSOCKET,
        POLLING
    }

    /** Why a connection cannot be had or was lost; each has its sentence. */
    enum Trouble {
        UNKNOWN_ADDRESS,
        REFUSED,
        UNREACHABLE,
        TIMED_OUT,
        NOT_A_HOST,
        /** What answers there is no server that can be chatted with, as far as it shows. */
        NOT_A_CHAT,
        /** The server answers with an HTTP status that says no. */
        HTTP_ERROR,
        /** The server's certificate is not trusted, or is another one's. */
        CERTIFICATE,
        /** What answers there does not encrypt. */
        NOT_ENCRYPTED,
        /** The proxy on the way there cannot be reached, or lets nobody through. */
        PROXY,
        /** The host is full or overloaded, and says so. */
        BUSY,
        LOST,
        /** This computer has no space left for what the host says. */
        DISK_FULL,
        /** What this computer keeps of the session cannot be read or written. */
        STORE_FAILED
    }

    /**
     * Why the host does not let a person in.
     *
     * @param code       the host's error code, such as {@code name-taken}
     * @param message    the host's sentence
     * @param retryAfter when another try makes sense; null when the host does not say
     */
    record Refusal(String code, String message, @Nullable Duration retryAfter) {
        public Refusal(String code, String message) {
            this(code, message, null);
        }
    }
}
