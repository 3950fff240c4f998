/** Files of a session: what is sent with messages, what is saved, and the pictures that are shown. No JavaFX. */
@NullMarked
package chat.hearth.app.session.files;

import org.jspecify.annotations.NullMarked;
