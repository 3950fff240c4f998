package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.emoji.EmojiCategory;
import chat.hearth.app.ui.emoji.EmojiEntry;
import chat.hearth.app.ui.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All emoji in a grid, with a search field that also steers it by the arrow keys. UI thread. */
final class EmojiPicker extends VBox {
    private static final int COLUMNS = 9;
    private static final int MOST_FOUND = 90;
    private static final double SIZE_IN_EM = 1.7;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final DrawingTools tools;
    private final Consumer<String> picked;
    private final TextField search = new TextField();
    private final Label name = new Label();
    private final ListView<List<EmojiEntry>> grid = new ListView<>();
    private final List<EmojiEntry> offered = new ArrayList<>();
    private int chosen;

    /** @param picked hears the characters of the emoji that was picked */
    EmojiPicker(DrawingTools tools, Texts texts, Consumer<String> picked) {
        this.tools = tools;
        this.picked = picked;
        getStyleClass().addAll("card", "emoji-picker");
        search.setId("emoji-search");
        search.setPromptText(texts.of("picker.search"));
        search.textProperty().addListener((property, before, now) -> find(now));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        grid.getStyleClass().add("emoji-grid");
        grid.setFocusTraversable(false);
        grid.setPlaceholder(new Label(texts.of("picker.none")));
        grid.setCellFactory(view -> new Line());
        name.getStyleClass().addAll("text-quiet", "text-tiny");
        getChildren().addAll(search, grid, name);
        find("");
    }

    TextField searchField() {
        return search;
    }

    private void find(String query) {
        offered.clear();
        if (query.isBlank()) {
            Stream.of(EmojiCategory.values())
                    .filter(EmojiCategory::isOffered)
                    .forEach(category -> offered.addAll(tools.catalog().in(category)));
        } else {
            offered.addAll(tools.catalog().search(query, MOST_FOUND));
        }
        List<List<EmojiEntry>> lines = new ArrayList<>();
        for (int i = 0; i < offered.size(); i += COLUMNS) {
            lines.add(List.copyOf(offered.subList(i, Math.min(offered.size(), i + COLUMNS))));
        }
        grid.getItems().setAll(lines);
        choose(0);
    }

    private void choose(int index) {
        chosen = Math.max(0, Math.min(offered.size() - 1, index));
        name.setText(offered.isEmpty() ? "" : ":" + offered.get(chosen).shortName() + ":");
        grid.refresh();
        grid.scrollTo(Math.max(0, chosen / COLUMNS - 2));
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> choose(chosen - COLUMNS);
            case DOWN -> choose(chosen + COLUMNS);
            case LEFT -> choose(chosen - 1);
            case RIGHT -> choose(chosen + 1);
            case ENTER -> {
                if (!offered.isEmpty())
                    picked.accept(offered.get(chosen).sequence().text());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private final class Line extends ListCell<List<EmojiEntry>> {
        private final HBox box = new HBox();

        Line() {
            box.getStyleClass().add("emoji-line");
        }

        @Override
        protected void updateItem(List<EmojiEntry> entries, boolean empty) {
            super.updateItem(entries, empty);
            box.getChildren().clear();
            setGraphic(empty || entries == null ? null : box);
            if (empty || entries == null) return;
            for (int i = 0; i < entries.size(); i++) {
                box.getChildren().add(place(entries.get(i), getIndex() * COLUMNS + i));
            }
        }

        private StackPane place(EmojiEntry entry, int index) {
            double size = Math.rint(tools.em().getAsDouble() * SIZE_IN_EM);
            StackPane place = new StackPane(tools.images().view(entry.sequence(), size, entry.name()));
            place.getStyleClass().add("emoji-place");
            place.pseudoClassStateChanged(CHOSEN, index == chosen);
            place.setOnMouseEntered(event -> name.setText(":" + entry.shortName() + ":"));
            place.setOnMouseClicked(event -> picked.accept(entry.sequence().text()));
            return place;
        }
    }
}
