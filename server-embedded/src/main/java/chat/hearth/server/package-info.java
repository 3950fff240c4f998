/** The host: how a room is served on the network. {@code ChatServer} is the way in; the packages below are its parts. */
@NullMarked
package chat.hearth.server;

import org.jspecify.annotations.NullMarked;
