/** The start screen: a name, hosting, and joining. */
@NullMarked
package chat.hearth.app.ui.connect;

import org.jspecify.annotations.NullMarked;
