/** What Hearth says of itself: version, runtime, place of its data, licences. */
@NullMarked
package chat.hearth.app.ui.about;

import org.jspecify.annotations.NullMarked;
