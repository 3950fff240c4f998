/** One app for a directory of data: a second start hands what it was asked to the one that runs. */
@NullMarked
package chat.hearth.app.instance;

import org.jspecify.annotations.NullMarked;
