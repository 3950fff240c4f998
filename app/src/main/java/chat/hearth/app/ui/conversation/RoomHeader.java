package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.ServerKindTexts;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomTerms;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What room this is, and what can be done with it. UI thread. */
final class RoomHeader extends HBox {
    private final Label name = new Label();
    private final Label topic = new Label();
    private final Tooltip wholeTopic = new Tooltip();
    private final RoomSigns signs;
    private final RoomMenu menu;
    private final String limit;

    /** What its buttons do. */
    interface Actions {
        void find();

        void rename();

        void changeTopic();

        void slowDown(Duration wait);

        void letWrite(RoomTerms.Writers writers);

        void leaveRoom();
    }

    /**
     * Offers only what the server can do.
     *
     * @param invite the host's panel; null when this session is hosted elsewhere
     */
    RoomHeader(Texts texts, ServerKind kind, Actions actions, Runnable togglePeople, @Nullable Runnable invite) {
        this.limit = ServerKindTexts.of(kind, texts).limit();
        getStyleClass().add("room-header");
        name.setGraphic(new FontIcon(Feather.HASH));
        name.setId("room-title");
        name.getStyleClass().add("room-title");
        name.setMinWidth(0);
        topic.getStyleClass().add("room-topic");
        topic.setMinWidth(0);
        topic.setPrefWidth(0); // it has what the name leaves
        topic.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(topic, Priority.ALWAYS);
        signs = new RoomSigns(texts);
        menu = new RoomMenu(texts, actions);
        getChildren().addAll(name, signs, topic);
        if (invite != null) {
            Button button = new Button(texts.of("header.invite"), new FontIcon(Feather.USER_PLUS));
            button.setId("hosting");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("small", "invite");
            button.setOnAction(event -> invite.run());
            getChildren().add(button);
        }
        if (kind.offers(Feature.ROOMS)) {
            getChildren()
                    .add(button(Feather.SEARCH, texts.of("header.find", texts.shortcut("K")), "find", actions::find));
        }
        if (kind.offers(Feature.PEOPLE)) {
            getChildren().add(button(Feather.USERS, texts.of("header.people"), "toggle-people", togglePeople));
        }
        if (kind.offers(Feature.ROOMS)) {
            getChildren().add(menu);
        }
    }

    private static Button button(Feather icon, String words, String id, Runnable action) {
        Button button = new IconButton(icon, words);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Who I am decides what the menu offers. */
    void iAm(@Nullable Member me) {
        menu.iAm(me);
    }

    void show(@Nullable RoomState room) {
        setVisible(room != null);
        if (room == null) return;
        name.setText(room.name());
        signs.show(room.terms());
        menu.roomIs(room);
        String about =
                room.topic().isEmpty() ? limit : room.topic(); // what cannot be done here needs a reason in sight
        topic.setText(about);
        wholeTopic.setText(about);
        topic.setTooltip(about.isEmpty() ? null : wholeTopic);
    }
}
