/** The app's one door to the server: starting it, watching it, stopping it. No JavaFX. */
@NullMarked
package chat.hearth.app.hosting;

import org.jspecify.annotations.NullMarked;
