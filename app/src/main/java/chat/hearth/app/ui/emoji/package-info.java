/**
 * Emoji as pictures: JavaFX draws no colour fonts on Linux. {@link chat.hearth.app.ui.emoji.EmojiTokenizer} finds them in
 * text, {@link chat.hearth.app.ui.emoji.EmojiCatalog} knows their names, {@link chat.hearth.app.ui.emoji.EmojiImages}
 * draws them; only the last of these needs JavaFX. The resources are made by {@code assets/emoji/build.mjs}.
 */
@NullMarked
package chat.hearth.app.ui.emoji;

import org.jspecify.annotations.NullMarked;
