/**
 * What people write, as structure and then as nodes: a small, safe part of Markdown. The model and the parser know no
 * JavaFX. HTML is never anything but text.
 */
@NullMarked
package chat.hearth.app.ui.markdown;

import org.jspecify.annotations.NullMarked;
