/** What is asked and said of a host's door, before a session and within one. */
@NullMarked
package chat.hearth.app.ui.door;

import org.jspecify.annotations.NullMarked;
