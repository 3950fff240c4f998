package chat.hearth.app.ui.emoji;

/**
 * An emoji found in a text.
 *
 * @param end index of the first char after it
 */
public record EmojiMatch(EmojiSequence sequence, int end) {}
