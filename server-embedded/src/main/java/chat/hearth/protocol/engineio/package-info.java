/** Engine.IO packets, payloads and the opening handshake (Engine.IO protocol, revision 4). */
@NullMarked
package chat.hearth.protocol.engineio;

import org.jspecify.annotations.NullMarked;
