/** What a person has set, and where it is kept. No JavaFX. */
@NullMarked
package chat.hearth.app.settings;

import org.jspecify.annotations.NullMarked;
