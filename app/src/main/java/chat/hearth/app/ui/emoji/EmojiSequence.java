package chat.hearth.app.ui.emoji;

/**
 * An emoji that can be drawn, in its fully qualified spelling (UTS #51). Only the {@link EmojiCatalog} makes them, so every
 * sequence has a picture. Equal when spelled equally. Immutable.
 */
public final class EmojiSequence {
    private final String text;
    private final ArtPlace art;

    EmojiSequence(String text, ArtPlace art) {
        this.text = text;
        this.art = art;
    }

    /** The characters to send and to store, with every U+FE0F that Unicode asks for. */
    public String text() {
        return text;
    }

    ArtPlace art() {
        return art;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmojiSequence that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
