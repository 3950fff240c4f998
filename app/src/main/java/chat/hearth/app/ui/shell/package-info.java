/** What every screen is given: the window it stands in, its texts, and the questions it may ask. */
@NullMarked
package chat.hearth.app.ui.shell;

import org.jspecify.annotations.NullMarked;
