package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiImages;
import chat.hearth.app.ui.emoji.EmojiSequence;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/**
 * An emoji among letters. It stands on the same baseline and is as high as a line, so that a line with it is no higher than
 * one without.
 */
public final class EmojiGlyph extends StackPane {
    /** Height of a line in the app's font, and how much of it is above the baseline; in em. */
    private static final double LINE = 1.21;

    private static final double ASCENT = 0.97;

    private final double baseline;

    /** @param em size of the letters around it */
    public EmojiGlyph(EmojiSequence sequence, double em, EmojiImages images, EmojiCatalog catalog) {
        double size = Math.rint(em * LINE);
        baseline = size * ASCENT / LINE;
        ImageView image = images.view(sequence, size, catalog.entry(sequence).name());
        getChildren().add(image);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    @Override
    public double getBaselineOffset() {
        return baseline;
    }
}
