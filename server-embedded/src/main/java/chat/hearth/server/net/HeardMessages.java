package chat.hearth.server.net;

import org.jspecify.annotations.Nullable;

/**
 * Hands what was read on, and counts it. What comes after a close frame of either side is not looked at, but for the other's close
 * frame (RFC 6455 section 1.4). Confined to its event loop.
 */
record HeardMessages(WebSocketConnection connection, WebSocketListener listener, NetMetrics metrics)
        implements MessageReader.Receiver {
    @Override
    public void text(String text, int bytes) {
        if (counts(bytes)) {
            listener.onText(text);
        }
    }

    @Override
    public void binary(byte[] data) {
        if (counts(data.length)) {
            listener.onBinary(data);
        }
    }

    private boolean counts(int bytes) {
        if (connection.isClosing()) {
            return false;
        }
        metrics.messagesIn().increment();
        metrics.bytesIn().add(bytes);
        return true;
    }

    @Override
    public void ping(byte[] data) {
        connection.pong(data);
    }

    @Override
    public void close(@Nullable Integer code) {
        connection.peerCloses(code);
    }
}
