package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.RoomTerms;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Quiet signs of how a room is written in, when that is not as usual. UI thread. */
final class RoomSigns extends HBox {
    private final Texts texts;
    private final Label slow;
    private final Label writers;

    RoomSigns(Texts texts) {
        this.texts = texts;
        getStyleClass().add("room-signs");
        slow = sign("sign-slow", Feather.CLOCK);
        writers = sign("sign-writers", Feather.LOCK);
        writers.setText(texts.of("header.moderators-only"));
        explain(writers, texts.of("header.moderators-only-text"));
        setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(slow, writers);
        managedProperty().bind(visibleProperty());
        show(RoomTerms.OPEN);
    }

    private static Label sign(String id, Feather icon) {
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("icon-tiny");
        Label sign = new Label("", picture);
        sign.setId(id);
        sign.getStyleClass().add("room-sign");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.managedProperty().bind(sign.visibleProperty());
        return sign;
    }

    private static void explain(Label sign, String words) {
        sign.setTooltip(new Tooltip(words));
        sign.setAccessibleHelp(words);
    }

    void show(RoomTerms terms) {
        boolean waits = !terms.slow().isZero();
        slow.setVisible(waits);
        if (waits) {
            String wait = wait(terms.slow(), texts);
            slow.setText(wait);
            explain(slow, texts.of("header.slow-text", wait));
        }
        writers.setVisible(terms.writers() == RoomTerms.Writers.MODERATORS);
        setVisible(waits || writers.isVisible());
    }

    /** A wait in words: "30 s", "1 min", "1 min 30 s". */
    static String wait(Duration wait, Texts texts) {
        long minutes = wait.toMinutes();
        long seconds = wait.toSecondsPart();
        if (minutes == 0) return texts.of("wait.seconds", seconds);
        return seconds == 0 ? texts.of("wait.minutes", minutes) : texts.of("wait.both", minutes, seconds);
    }
}
