/** Engine.IO sessions (protocol revision 4) over HTTP long-polling and WebSocket. */
@NullMarked
package chat.hearth.server.engineio;

import org.jspecify.annotations.NullMarked;
