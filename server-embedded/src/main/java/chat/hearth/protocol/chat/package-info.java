/**
 * Hearth's own requests, answers and events as JSON; {@code PROTOCOL.md} describes them for people who write clients.
 */
@NullMarked
package chat.hearth.protocol.chat;

import org.jspecify.annotations.NullMarked;
