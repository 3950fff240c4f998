/** What travels between a host and its clients: codecs without I/O, shared by the host and the desktop client. */
@NullMarked
package chat.hearth.protocol;

import org.jspecify.annotations.NullMarked;
