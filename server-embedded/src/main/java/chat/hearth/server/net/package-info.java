/** One port and what arrives on it: connections, their limits, event loops, and WebSocket (RFC 6455) on top of Netty. */
@NullMarked
package chat.hearth.server.net;

import org.jspecify.annotations.NullMarked;
