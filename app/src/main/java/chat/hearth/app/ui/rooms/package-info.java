/** The rooms of a session: the list beside the conversation, and the switcher that finds them by a few letters. */
@NullMarked
package chat.hearth.app.ui.rooms;

import org.jspecify.annotations.NullMarked;
