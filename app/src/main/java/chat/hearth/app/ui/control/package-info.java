/** Small controls that several screens share. */
@NullMarked
package chat.hearth.app.ui.control;

import org.jspecify.annotations.NullMarked;
