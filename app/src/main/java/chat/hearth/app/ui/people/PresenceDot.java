package chat.hearth.app.ui.people;

import chat.hearth.protocol.chat.PresenceState;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** Whether somebody is there, by shape as well as by colour: full, half or hollow. */
public final class PresenceDot extends Region {
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    public PresenceDot() {
        getStyleClass().add("presence-dot");
    }

    public void show(PresenceState state) {
        pseudoClassStateChanged(ONLINE, state == PresenceState.ONLINE);
        pseudoClassStateChanged(AWAY, state == PresenceState.AWAY);
    }
}
