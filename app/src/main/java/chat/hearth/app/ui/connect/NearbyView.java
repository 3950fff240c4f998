package chat.hearth.app.ui.connect;

import chat.hearth.app.ui.connect.NearbyViewModel.Row;
import chat.hearth.app.ui.shell.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sessions around. Not there when nobody looks for them. */
final class NearbyView extends VBox {
    private static final double ROWS_SHOWN = 3.5;

    private final NearbyViewModel viewModel;
    private final Texts texts;
    private final VBox list = new VBox();
    private Map<String, SessionButton> buttons = Map.of();

    NearbyView(NearbyViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().addAll("connect-card", "nearby");
        visibleProperty().bind(viewModel.listeningProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(header(), sessions(), empty());
        viewModel.rowsProperty().addListener((property, before, now) -> fill(now));
        fill(viewModel.rowsProperty().get());
    }

    private Node header() {
        Label heading = new Label(texts.of("nearby.title"), new FontIcon(Feather.WIFI));
        heading.getStyleClass().addAll("text-heading", "connect-card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button look = new Button(texts.of("nearby.look"), new FontIcon(Feather.SEARCH));
        look.setId("nearby-look");
        look.getStyleClass().addAll("flat", "nearby-look");
        look.setAccessibleText(texts.of("nearby.look"));
        look.disableProperty().bind(viewModel.lookingProperty());
        look.setOnAction(event -> viewModel.look());
        HBox header = new HBox(heading, gap, look);
        header.getStyleClass().add("nearby-header");
        return header;
    }

    private Node sessions() {
        list.getStyleClass().add("nearby-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.prefViewportHeightProperty().bind(shownHeight()); // a scroll pane asks for little by itself
        scroll.minHeightProperty().bind(shownHeight());
        scroll.getStyleClass().add("nearby-scroll");
        scroll.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !viewModel.rowsProperty().get().isEmpty(), viewModel.rowsProperty()));
        scroll.managedProperty().bind(scroll.visibleProperty());
        return scroll;
    }

    /** All rows, or as many as leave room for the rest of the screen, and half a one to show that there are more. */
    private DoubleBinding shownHeight() {
        return Bindings.createDoubleBinding(
                () -> {
                    int rows = viewModel.rowsProperty().get().size();
                    return list.getHeight() * Math.min(1, ROWS_SHOWN / Math.max(1, rows));
                },
                list.heightProperty(),
                viewModel.rowsProperty());
    }

    private Node empty() {
        Label sentence = new Label();
        sentence.textProperty().bind(viewModel.sentenceProperty());
        sentence.setWrapText(true);
        Label advice = new Label();
        advice.textProperty().bind(viewModel.adviceProperty());
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        advice.getStyleClass().add("text-quiet");
        advice.visibleProperty().bind(viewModel.adviceProperty().isNotEmpty());
        advice.managedProperty().bind(advice.visibleProperty());
        VBox box = new VBox(sentence, advice);
        box.getStyleClass().add("nearby-empty");
        box.visibleProperty().bind(viewModel.sentenceProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** Keeps the buttons that are there, so that the focus stays where it is while others come and go. */
    private void fill(List<Row> rows) {
        Map<String, SessionButton> now = new HashMap<>();
        for (Row row : rows) {
            SessionButton known = buttons.get(row.session().key());
            SessionButton button = known == null ? new SessionButton() : known;
            button.show(row);
            now.put(row.session().key(), button);
        }
        buttons = now;
        List<SessionButton> ordered =
                rows.stream().map(row -> now.get(row.session().key())).toList();
        if (!list.getChildren().equals(ordered)) {
            list.getChildren().setAll(ordered);
        }
    }

    /** One session. */
    private final class SessionButton extends Button {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label seen = new Label();
        private final FontIcon lock = new FontIcon(Feather.LOCK);

        SessionButton() {
            name.getStyleClass().add("nearby-name");
            detail.getStyleClass().addAll("text-quiet", "nearby-detail");
            seen.getStyleClass().addAll("text-quiet", "nearby-detail");
            seen.setMinWidth(Region.USE_PREF_SIZE);
            lock.setAccessibleText(texts.of("nearby.locked"));
            lock.managedProperty().bind(lock.visibleProperty());
            HBox title = new HBox(name, lock);
            title.getStyleClass().add("nearby-row-title");
            VBox words = new VBox(title, detail);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox content = new HBox(words, seen, new FontIcon(Feather.CHEVRON_RIGHT));
            content.getStyleClass().add("nearby-row-content");
            setGraphic(content);
            content.prefWidthProperty()
                    .bind(widthProperty().subtract(2)); // a button gives its graphic no more than it asks for
            getStyleClass().addAll("flat", "nearby-row");
            setMaxWidth(Double.MAX_VALUE);
        }

        void show(Row row) {
            name.setText(row.name());
            detail.setText(row.detail());
            seen.setText(row.seen());
            lock.setVisible(row.locked());
            String what = row.locked()
                    ? texts.of("nearby.join.locked", row.name(), row.detail())
                    : texts.of("nearby.join", row.name(), row.detail());
            setAccessibleText(what);
            setOnAction(event -> viewModel.join(row));
        }
    }
}
