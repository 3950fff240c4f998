/** One person's side of a chat: what was seen, what is waiting to be sent, and what changes. No JavaFX. */
@NullMarked
package chat.hearth.app.session;

import org.jspecify.annotations.NullMarked;
