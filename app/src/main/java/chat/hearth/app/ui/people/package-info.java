/** The people of a session: who is here, who is typing, and how they are pictured. */
@NullMarked
package chat.hearth.app.ui.people;

import org.jspecify.annotations.NullMarked;
