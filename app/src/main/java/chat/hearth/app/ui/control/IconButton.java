package chat.hearth.app.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that shows an icon only; its name is heard by screen readers and seen when the pointer rests on it. */
public final class IconButton extends Button {
    /** @param name names the action, such as "Settings" */
    public IconButton(Ikon icon, String name) {
        setGraphic(new FontIcon(icon));
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        getStyleClass().addAll("flat", "icon-button");
    }
}
