package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Trouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** Tells from an exception of the network why no connection was had. */
public final class Troubles {
    private static final int MAX_CAUSES = 10;

    private Troubles() {}

    /** The reason that is shown for this exception; {@link Trouble#LOST} when it is none of connecting. */
    public static Trouble of(Throwable thrown) {
        Trouble found = Trouble.LOST;
        Throwable current = thrown;
        for (int i = 0; current != null && i < MAX_CAUSES; i++, current = current.getCause()) {
            if (current instanceof UnknownHostException || current instanceof UnresolvedAddressException) {
                return Trouble.UNKNOWN_ADDRESS;
            } else if (current instanceof NoRouteToHostException) {
                return Trouble.UNREACHABLE;
            } else if (current instanceof SocketTimeoutException || current instanceof HttpTimeoutException) {
                return Trouble.TIMED_OUT;
            } else if (current instanceof ConnectException) {
                found = ofMessage(current.getMessage() == null ? "refused" : current.getMessage());
            }
        }
        return found;
    }

    /** The JDK has one class for all that {@code connect(2)} can say. */
    private static Trouble ofMessage(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("timed out")) {
            return Trouble.TIMED_OUT;
        }
        return lower.contains("unreachable") ? Trouble.UNREACHABLE : Trouble.REFUSED;
    }
}
