package chat.hearth.app.ui.hosting;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.theme.Stylesheets;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The host's panel. */
public final class HostingView extends VBox {
    private final HostingViewModel viewModel;
    private final Texts texts;
    private final Button close;

    /**
     * The panel of this session.
     *
     * @param onClose called when the panel is to be taken off; the session goes on
     * @param onLarge called when the code is to fill the window
     */
    public HostingView(HostingViewModel viewModel, Texts texts, Runnable onClose, Runnable onLarge) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.close = new IconButton(Feather.X, texts.of("hosting.close"));
        close.setOnAction(event -> onClose.run());
        getStyleClass().addAll("card", "hosting");
        getStylesheets().add(Stylesheets.beside(HostingView.class, "hosting.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.of("hosting.title"));
        getChildren().addAll(header(), columns(onLarge), footer());
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return close;
    }

    private Node header() {
        Label name = new Label();
        name.textProperty().bind(viewModel.sessionNameProperty());
        name.getStyleClass().add("card-title");
        Label people = new Label("", new FontIcon(Feather.USERS));
        people.setId("hosting-people");
        people.textProperty().bind(viewModel.peopleProperty());
        people.getStyleClass().addAll("text-quiet", "hosting-people");
        VBox words = new VBox(name, people);
        words.getStyleClass().add("hosting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(words, close);
    }

    private Node columns(Runnable onLarge) {
        LinkView link = new LinkView(viewModel.link(), viewModel.invitations(), texts, onLarge);
        link.getStyleClass().add("hosting-first-column");
        VBox second = new VBox(
                new DoorView(viewModel.door(), texts),
                new InvitationsView(viewModel.invitations(), texts),
                happenings());
        second.getStyleClass().add("hosting-second-column");
        HBox.setHgrow(second, Priority.ALWAYS);
        HBox columns = new HBox(link, second);
        columns.getStyleClass().add("hosting-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("hosting-scroll");
        scroll.prefViewportHeightProperty().bind(columns.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node happenings() {
        Label heading = new Label(texts.of("hosting.happenings"));
        heading.getStyleClass().add("overline");
        ListView<HostingViewModel.Line> list = new ListView<>(viewModel.happenings());
        list.setAccessibleText(texts.of("hosting.happenings"));
        Label empty = new Label(texts.of("hosting.happenings.none"));
        empty.setWrapText(true);
        empty.getStyleClass().add("text-quiet");
        list.setPlaceholder(empty);
        list.setCellFactory(view -> new LineCell());
        list.getStyleClass().add("hosting-happenings");
        VBox box = new VBox(heading, list);
        box.getStyleClass().add("hosting-section");
        return box;
    }

    private Node footer() {
        Label hint = new Label(texts.of("hosting.stop.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("text-quiet", "text-tiny");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button(texts.of("hosting.stop"));
        stop.setId("hosting-stop");
        stop.getStyleClass().addAll("danger", "button-outlined");
        stop.setAccessibleText(texts.of("hosting.stop"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.disableProperty().bind(Bindings.not(viewModel.runningProperty()));
        stop.setOnAction(event -> viewModel.stop());
        HBox row = new HBox(hint, stop);
        row.getStyleClass().add("button-row");
        return row;
    }

    private static final class LineCell extends ListCell<HostingViewModel.Line> {
        private final Label time = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(time, text);

        LineCell() {
            time.getStyleClass().addAll("text-quiet", "text-tiny");
            time.setMinWidth(Region.USE_PREF_SIZE);
            text.getStyleClass().add("text-small-line");
            row.getStyleClass().add("hosting-line");
        }

        @Override
        protected void updateItem(HostingViewModel.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                setAccessibleText("");
            } else {
                time.setText(line.time());
                text.setText(line.text());
                setGraphic(row);
                setAccessibleText(line.time() + " " + line.text());
            }
        }
    }
}
