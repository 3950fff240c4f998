/** Engine.IO packets, payloads and the opening handshake (Engine.IO protocol, revisions 3 and 4). */
@NullMarked
package chat.hearth.protocol.engineio;

import org.jspecify.annotations.NullMarked;
