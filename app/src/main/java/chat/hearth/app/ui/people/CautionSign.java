package chat.hearth.app.ui.people;

import chat.hearth.app.ui.people.NameCautions.Caution;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small sign beside a name that should be looked at twice. UI thread. */
public final class CautionSign extends Label {
    public CautionSign(Caution caution, Texts texts) {
        String words = words(caution, texts);
        FontIcon picture = new FontIcon(Feather.ALERT_TRIANGLE);
        picture.getStyleClass().add("icon-small");
        setGraphic(picture);
        getStyleClass().add("caution-sign");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
    }

    /** The sign in words. */
    public static String words(Caution caution, Texts texts) {
        return switch (caution) {
            case MIXED_SCRIPTS -> texts.of("caution.mixed-scripts");
            case LIKE_MINE -> texts.of("caution.like-mine");
            case LIKE_ANOTHER -> texts.of("caution.like-another");
        };
    }
}
