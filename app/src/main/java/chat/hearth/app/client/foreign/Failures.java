package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.Troubles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells from what the JDK's client throws, or from a status, why a server cannot be had. */
final class Failures {
    private static final int MAX_CAUSES = 10;
    private static final int PROXY_WANTS_A_NAME = 407;
    private static final Set<Trouble> NOBODY_THERE =
            Set.of(Trouble.UNKNOWN_ADDRESS, Trouble.REFUSED, Trouble.UNREACHABLE);

    private Failures() {}

    static Finding.Failed of(@Nullable Throwable thrown, LinkOptions options) {
        WebSocketHandshakeException refusal = cause(thrown, WebSocketHandshakeException.class);
        if (refusal != null && refusal.getResponse() != null) {
            return ofWebSocketAnswer(refusal.getResponse());
        }
        if (cause(thrown, CertificateException.class) != null) {
            return new Finding.Failed(Trouble.CERTIFICATE, 0);
        }
        if (cause(thrown, SSLException.class) != null) {
            return new Finding.Failed(Trouble.NOT_ENCRYPTED, 0);
        }
        Trouble trouble = thrown == null ? Trouble.LOST : Troubles.of(thrown);
        boolean proxied = options.proxy() != null;
        if (proxied && (NOBODY_THERE.contains(trouble) || isTunnelRefused(thrown))) {
            return new Finding.Failed(Trouble.PROXY, 0); // with a proxy, nobody else is connected to
        }
        // Something took the connection, and did not answer as HTTP has it.
        return new Finding.Failed(trouble == Trouble.LOST ? Trouble.NOT_A_CHAT : trouble, 0);
    }

    /** The JDK has no class for it. */
    private static boolean isTunnelRefused(@Nullable Throwable thrown) {
        IOException plain = cause(thrown, IOException.class);
        return plain != null && plain.getMessage() != null && plain.getMessage().startsWith("Tunnel failed");
    }

    private static Finding.Failed ofWebSocketAnswer(HttpResponse<?> response) {
        int status = response.statusCode();
        boolean error = status >= 400 || (status >= 300 && status < 400);
        return status == PROXY_WANTS_A_NAME
                ? new Finding.Failed(Trouble.PROXY, status)
                : error ? new Finding.Failed(Trouble.HTTP_ERROR, status) : new Finding.Failed(Trouble.NOT_A_CHAT, 0);
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable thrown, Class<T> kind) {
        Throwable current = thrown;
        for (int i = 0; current != null && i < MAX_CAUSES; i++, current = current.getCause()) {
            if (kind.isInstance(current)) {
                return kind.cast(current);
            }
        }
        return null;
    }
}
