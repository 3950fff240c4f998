/** What files are by their bytes, and how large pictures are before anything is decoded. For host and app; without I/O of its own. */
@NullMarked
package chat.hearth.media;

import org.jspecify.annotations.NullMarked;
