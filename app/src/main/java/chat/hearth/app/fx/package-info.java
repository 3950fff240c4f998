/** The one bridge to the FX thread. Everything else gets a {@link chat.hearth.app.fx.UiThread}. */
@NullMarked
package chat.hearth.app.fx;

import org.jspecify.annotations.NullMarked;
