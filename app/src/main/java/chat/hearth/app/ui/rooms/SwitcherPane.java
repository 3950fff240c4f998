package chat.hearth.app.ui.rooms;

import chat.hearth.app.ui.people.Avatar;
import chat.hearth.app.ui.shell.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field and what it finds; the arrow keys choose, Enter goes there. UI thread. */
public final class SwitcherPane extends VBox {
    private final SwitcherViewModel model;
    private final Consumer<SwitcherViewModel.Hit> go;
    private final TextField query = new TextField();
    private final ListView<SwitcherViewModel.Hit> hits = new ListView<>();

    /** @param go called with what was chosen */
    public SwitcherPane(SwitcherViewModel model, Texts texts, Consumer<SwitcherViewModel.Hit> go) {
        this.model = model;
        this.go = go;
        getStyleClass().addAll("card", "switcher");
        query.setId("switcher-query");
        query.setPromptText(texts.of("switcher.prompt"));
        query.textProperty().addListener((property, before, now) -> find(now));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        hits.setId("switcher-hits");
        hits.setFocusTraversable(false);
        hits.getStyleClass().add("switcher-hits");
        Label nothing = new Label(texts.of("switcher.none"));
        nothing.getStyleClass().add("text-quiet");
        hits.setPlaceholder(nothing);
        hits.setCellFactory(view -> new HitCell());
        getChildren().addAll(query, hits);
        find("");
    }

    /** What gets the focus. */
    public TextField queryField() {
        return query;
    }

    private void find(String letters) {
        hits.getItems().setAll(model.find(letters));
        hits.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> hits.getSelectionModel().selectPrevious();
            case DOWN -> hits.getSelectionModel().selectNext();
            case ENTER -> choose(hits.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        hits.scrollTo(Math.max(0, hits.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void choose(SwitcherViewModel.Hit hit) {
        if (hit != null) go.accept(hit);
    }

    private final class HitCell extends ListCell<SwitcherViewModel.Hit> {
        HitCell() {
            setOnMouseClicked(click -> choose(getItem()));
        }

        @Override
        protected void updateItem(SwitcherViewModel.Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setGraphic(empty || hit == null ? null : line(hit));
            setText(null);
        }
    }

    private static Node line(SwitcherViewModel.Hit hit) {
        Node picture = hit instanceof SwitcherViewModel.Hit.Someone someone
                ? new Avatar(someone.person().member())
                : new FontIcon(Feather.HASH);
        Label name = new Label(
                hit instanceof SwitcherViewModel.Hit.Someone someone
                        ? someone.person().member().name()
                        : ((SwitcherViewModel.Hit.Room) hit).room().name());
        StackPane place = new StackPane(picture);
        place.getStyleClass().add("switcher-picture");
        HBox line = new HBox(place, name);
        line.getStyleClass().add("switcher-line");
        if (hit instanceof SwitcherViewModel.Hit.Room room
                && !room.room().topic().isEmpty()) {
            Label topic = new Label(room.room().topic());
            topic.getStyleClass().addAll("text-quiet", "text-tiny");
            line.getChildren().add(topic);
        }
        return line;
    }
}
