/** Socket.IO packets and their text form (Socket.IO protocol, revision 5). */
@NullMarked
package chat.hearth.protocol.socketio;

import org.jspecify.annotations.NullMarked;
