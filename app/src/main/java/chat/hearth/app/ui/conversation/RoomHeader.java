package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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
    private final MenuButton menu = new MenuButton();

    /** What its buttons do. */
    interface Actions {
        void find();

        void togglePeople();

        void rename();

        void changeTopic();

        void leaveRoom();
    }

    /** @param invite the host's panel; null when this session is hosted elsewhere */
    RoomHeader(Texts texts, Actions actions, @Nullable Runnable invite) {
        getStyleClass().add("room-header");
        name.setGraphic(new FontIcon(Feather.HASH));
        name.setId("room-title");
        name.getStyleClass().add("room-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        topic.getStyleClass().add("room-topic");
        topic.setMinWidth(0);
        topic.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(topic, Priority.ALWAYS);
        getChildren().addAll(name, topic);
        if (invite != null) {
            Button button = new Button(texts.of("header.invite"), new FontIcon(Feather.USER_PLUS));
            button.setId("hosting");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("small", "invite");
            button.setOnAction(event -> invite.run());
            getChildren().add(button);
        }
        menu.setGraphic(new FontIcon(Feather.MORE_VERTICAL));
        menu.setId("room-menu");
        menu.setAccessibleText(texts.of("header.menu"));
        menu.setTooltip(new Tooltip(texts.of("header.menu")));
        menu.getStyleClass().addAll("flat", "icon-button", "no-arrow");
        menu.getItems()
                .addAll(
                        item(texts.of("rooms.rename"), actions::rename),
                        item(texts.of("rooms.topic"), actions::changeTopic),
                        item(texts.of("rooms.leave"), actions::leaveRoom));
        getChildren()
                .addAll(
                        button(Feather.SEARCH, texts.of("header.find"), "find", actions::find),
                        button(Feather.USERS, texts.of("header.people"), "toggle-people", actions::togglePeople),
                        menu);
    }

    private static Button button(Feather icon, String words, String id, Runnable action) {
        Button button = new IconButton(icon, words);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    void show(@Nullable RoomState room) {
        setVisible(room != null);
        if (room == null) return;
        name.setText(room.name());
        topic.setText(room.topic());
        wholeTopic.setText(room.topic());
        topic.setTooltip(room.topic().isEmpty() ? null : wholeTopic);
    }
}
