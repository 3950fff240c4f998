package chat.hearth.app.ui.emoji;

/** A piece of a message, as {@link EmojiTokenizer} cuts it. The sources of all pieces, joined, are the message. */
public sealed interface Token {

    /** The characters of the message that this piece stands for. */
    String source();

    /** Characters to show as they are; never empty. */
    record Text(String source) implements Token {
        public Text {
            if (source.isEmpty()) throw new IllegalArgumentException("a text token has at least one character");
        }
    }

    /**
     * One emoji to draw.
     *
     * @param source as it was written, perhaps without a U+FE0F that {@code sequence} has; this is what a copy takes
     */
    record Emoji(EmojiSequence sequence, String source) implements Token {}
}
