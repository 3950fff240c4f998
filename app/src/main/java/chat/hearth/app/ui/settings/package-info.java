/** The settings panel. */
@NullMarked
package chat.hearth.app.ui.settings;

import org.jspecify.annotations.NullMarked;
