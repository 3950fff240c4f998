package chat.hearth.server.net;

import org.jspecify.annotations.Nullable;

/**
 * What the handshake made clear about one WebSocket.
 *
 * @param deflate     how messages may be compressed; null when they may not
 * @param endsAtClose whether the client stops reading at a close frame without telling the program above it: OkHttp does, and
 *     with it Socket.IO's client for Java, which would notice only when a heartbeat is missing
 */
public record WebSocketTerms(@Nullable PermessageDeflate deflate, boolean endsAtClose) {}
