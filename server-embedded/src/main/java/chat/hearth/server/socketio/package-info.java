/**
 * A Socket.IO server that is usable by itself: namespaces with middleware, rooms, acknowledgements both ways, binary
 * arguments and batched broadcasts (Socket.IO protocol, revision 5).
 */
@NullMarked
package chat.hearth.server.socketio;

import org.jspecify.annotations.NullMarked;
