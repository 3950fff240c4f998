/** Who may come in: the password, the invitations, and how often somebody may try. */
@NullMarked
package chat.hearth.server.door;

import org.jspecify.annotations.NullMarked;
