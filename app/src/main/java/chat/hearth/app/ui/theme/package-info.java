/** Colours, fonts and sizes, and how they follow the person's settings and the system. */
@NullMarked
package chat.hearth.app.ui.theme;

import org.jspecify.annotations.NullMarked;
