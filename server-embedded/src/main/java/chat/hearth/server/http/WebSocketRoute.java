package chat.hearth.server.http;

import chat.hearth.server.net.PermessageDeflate;
import chat.hearth.server.net.WebSocketLimits;
import chat.hearth.server.net.WebSocketListener;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** Decides about the WebSocket handshakes for one path. */
@FunctionalInterface
public interface WebSocketRoute {
    /** Called on the connection's event loop. */
    Decision open(Request request);

    /** What becomes of a handshake. */
    sealed interface Decision {
        /**
         * It is answered with 101.
         *
         * @param home     the event loop that the connection is to live on; null to stay where it is
         * @param protocol which of the subprotocols that the client offers was chosen; null for none
         * @param deflate  permessage-deflate as it was agreed on; null for messages as they are
         */
        record Accepted(
                WebSocketListener listener,
                WebSocketLimits limits,
                @Nullable EventLoop home,
                @Nullable String protocol,
                @Nullable PermessageDeflate deflate)
                implements Decision {
            /** Without a subprotocol and without compression. */
            public Accepted(WebSocketListener listener, WebSocketLimits limits, @Nullable EventLoop home) {
                this(listener, limits, home, null, null);
            }
        }

        record Refused(Response response) implements Decision {}
    }
}
