/** The connection to a host: a Socket.IO client over WebSocket with long-polling as the fallback. No JavaFX. */
@NullMarked
package chat.hearth.app.client;

import org.jspecify.annotations.NullMarked;
