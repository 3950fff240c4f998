/**
 * The way to servers that are not Hearth's: finds out what they are, and speaks Socket.IO or plain WebSocket with them, as
 * a {@link chat.hearth.app.client.HostLink} that numbers by itself what such a server only passes on. No JavaFX.
 */
@NullMarked
package chat.hearth.app.client.foreign;

import org.jspecify.annotations.NullMarked;
