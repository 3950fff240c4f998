/** HTTP/1.1 requests on a port: their limits, the routes that answer them, and the way to a WebSocket. */
@NullMarked
package chat.hearth.server.http;

import org.jspecify.annotations.NullMarked;
