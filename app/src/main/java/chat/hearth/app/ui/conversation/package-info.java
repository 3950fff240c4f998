/** The conversation: what is said in a room, and the place to say something. */
@NullMarked
package chat.hearth.app.ui.conversation;

import org.jspecify.annotations.NullMarked;
