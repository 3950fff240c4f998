/**
 * The chat itself: rooms, messages, people and the rules between them. Plain Java without sockets, files, threads or
 * clocks of its own.
 */
@NullMarked
package chat.hearth.chat;

import org.jspecify.annotations.NullMarked;
