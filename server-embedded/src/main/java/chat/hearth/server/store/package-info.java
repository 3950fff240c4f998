/** The log on disk: one SQLite file, one writer that commits in groups, one reader. */
@NullMarked
package chat.hearth.server.store;

import org.jspecify.annotations.NullMarked;
