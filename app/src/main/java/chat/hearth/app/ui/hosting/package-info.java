/** The host's panel: addresses to give away, who is there, and stopping. */
@NullMarked
package chat.hearth.app.ui.hosting;

import org.jspecify.annotations.NullMarked;
