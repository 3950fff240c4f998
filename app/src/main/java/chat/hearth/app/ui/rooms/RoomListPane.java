package chat.hearth.app.ui.rooms;

import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.RoomId;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rooms: those I am in, then those I could enter. UI thread. */
public final class RoomListPane extends VBox {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final RoomListViewModel model;
    private final Texts texts;
    private final Consumer<RoomState> open;
    private final ListView<RoomListViewModel.Item> list = new ListView<>();

    /**
     * A list that shows what the model says.
     *
     * @param open   shows a room, entering it first if I am not in it
     * @param create asks for a new room; null where none can be made
     */
    public RoomListPane(RoomListViewModel model, Texts texts, Consumer<RoomState> open, @Nullable Runnable create) {
        this.model = model;
        this.texts = texts;
        this.open = open;
        getStyleClass().add("room-list-pane");
        Label heading = new Label(texts.of("rooms.title"));
        heading.getStyleClass().add("overline");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(heading, gap);
        top.getStyleClass().add("pane-heading");
        list.setId("rooms");
        list.getStyleClass().add("room-list");
        list.setAccessibleText(texts.of("rooms.title"));
        list.setCellFactory(view -> new RoomCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) openSelected();
        });
        if (create != null) {
            Button add = new IconButton(Feather.PLUS, texts.of("rooms.create"));
            add.setId("create-room");
            add.setOnAction(event -> create.run());
            top.getChildren().add(add);
            list.setPlaceholder(nothing(create));
        } else {
            list.setPlaceholder(new Region());
        }
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(top, list);
        model.itemsProperty().addListener((property, before, now) -> show(now));
        model.shownProperty().addListener((property, before, now) -> markShown(now));
        show(model.itemsProperty().get());
    }

    private VBox nothing(Runnable create) {
        Label words = new Label(texts.of("rooms.empty"));
        words.getStyleClass().add("text-quiet");
        words.setWrapText(true);
        Button button = new Button(texts.of("rooms.create"));
        button.setOnAction(event -> create.run());
        VBox box = new VBox(words, button);
        box.getStyleClass().add("empty-state");
        return box;
    }

    private void show(List<RoomListViewModel.Item> items) {
        int selected = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(items);
        if (selected >= 0 && selected < items.size()) list.getSelectionModel().select(selected);
        markShown(model.shownProperty().get());
    }

    private void markShown(RoomId shown) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof RoomListViewModel.Item.Room room
                    && room.state().id().equals(shown)) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
    }

    private void openSelected() {
        if (list.getSelectionModel().getSelectedItem() instanceof RoomListViewModel.Item.Room room) {
            open.accept(room.state());
        }
    }

    private final class RoomCell extends ListCell<RoomListViewModel.Item> {
        private final FontIcon icon = new FontIcon(Feather.HASH);
        private final Label name = new Label();
        private final FontIcon draft = new FontIcon(Feather.EDIT_3);
        private final Label unread = new Label();
        private final Label badge = new Label();
        private final HBox line;

        RoomCell() {
            name.getStyleClass().add("room-name");
            name.setMinWidth(0);
            icon.getStyleClass().add("icon-small");
            draft.getStyleClass().addAll("draft-mark", "icon-small");
            unread.getStyleClass().add("unread-count");
            unread.setMinWidth(USE_PREF_SIZE);
            badge.getStyleClass().add("mention-badge");
            badge.setMinWidth(USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(icon, name, gap, draft, unread, badge);
            line.getStyleClass().add("room-line");
            setPrefWidth(0); // as wide as the list: a long name is cut, not scrolled
            for (var part : List.of(draft, unread, badge))
                part.managedProperty().bind(part.visibleProperty());
            setOnMouseClicked(click -> {
                if (getItem() instanceof RoomListViewModel.Item.Room room) open.accept(room.state());
            });
            // Here, since refreshing the list would make other cells: a click is lost when its cell goes under it.
            model.shownProperty().addListener((property, before, now) -> markShown());
        }

        private void markShown() {
            pseudoClassStateChanged(
                    SHOWN,
                    getItem() instanceof RoomListViewModel.Item.Room room
                            && room.state().id().equals(model.shownProperty().get()));
        }

        @Override
        protected void updateItem(RoomListViewModel.Item item, boolean empty) {
            super.updateItem(item, empty);
            RoomListViewModel.Item.Room room = item instanceof RoomListViewModel.Item.Room r && !empty ? r : null;
            boolean heading = item instanceof RoomListViewModel.Item.OtherRooms && !empty;
            pseudoClassStateChanged(HEADING, heading);
            pseudoClassStateChanged(UNREAD, room != null && room.unread());
            markShown();
            setDisable(heading);
            setText(heading ? texts.of("rooms.others") : null);
            setGraphic(room == null ? null : line);
            setAccessibleText(null);
            if (room == null) return;
            RoomState state = room.state();
            icon.setIconCode(state.joined() ? Feather.HASH : Feather.PLUS_CIRCLE);
            name.setText(state.name());
            draft.setVisible(state.hasDraft());
            badge.setText(room.badge());
            badge.setVisible(!room.badge().isEmpty());
            unread.setText(RoomListViewModel.count(state.unread()));
            unread.setVisible(room.unread() && room.badge().isEmpty());
            setAccessibleText(texts.of("rooms.spoken", state.name(), state.unread(), state.mentions()));
        }
    }
}
