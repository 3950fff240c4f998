/** What this Hearth is: its version, what it runs on, and what in it others made. */
@NullMarked
package chat.hearth.app.about;

import org.jspecify.annotations.NullMarked;
