/**
 * The chat on Socket.IO: who is let in, what they may ask, and who is told what. One thread, the room loop, owns the rooms
 * and who is present; everything else is handed to it.
 */
@NullMarked
package chat.hearth.server.gateway;

import org.jspecify.annotations.NullMarked;
