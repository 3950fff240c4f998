package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiImages;
import chat.hearth.app.ui.emoji.EmojiSequence;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/**
 * An emoji among letters, of style class {@code emoji-glyph}. The style sheet makes it as high as a line of the letters
 * around it, so that a line with it is no higher than one without, and it grows with them. It stands on their baseline.
 */
public final class EmojiGlyph extends Region {
    /** How much of a line in the app's font is above the baseline. */
    private static final double ASCENT = 0.97 / 1.21;

    private final EmojiSequence sequence;
    private final EmojiImages images;
    private final ImageView picture = new ImageView();

    public EmojiGlyph(EmojiSequence sequence, EmojiImages images, EmojiCatalog catalog) {
        this.sequence = sequence;
        this.images = images;
        getStyleClass().add("emoji-glyph");
        picture.setManaged(false); // its size follows; were it managed, it would ask for a layout in each layout
        picture.setSmooth(true);
        picture.setAccessibleText(catalog.entry(sequence).name());
        getChildren().add(picture);
    }

    @Override
    public double getBaselineOffset() {
        return prefHeight(-1) * ASCENT;
    }

    @Override
    protected void layoutChildren() {
        double size = getWidth();
        if (size <= 0 || size == picture.getFitWidth()) return;
        picture.setImage(images.image(sequence, size));
        picture.setFitWidth(size);
        picture.setFitHeight(size);
    }
}
