/** Files as they are seen: in messages, above the composer, on their way over the window, and large. */
@NullMarked
package chat.hearth.app.ui.files;

import org.jspecify.annotations.NullMarked;
