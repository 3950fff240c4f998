package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiImages;
import java.util.function.DoubleSupplier;

/**
 * What emoji are drawn with.
 *
 * @param em size of letters, in the scene's units
 */
record DrawingTools(EmojiCatalog catalog, EmojiImages images, DoubleSupplier em) {}
