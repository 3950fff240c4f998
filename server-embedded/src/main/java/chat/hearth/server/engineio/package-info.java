/** Engine.IO sessions (protocol revisions 3 and 4) over HTTP long-polling and WebSocket. */
@NullMarked
package chat.hearth.server.engineio;

import org.jspecify.annotations.NullMarked;
