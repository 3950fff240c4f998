package chat.hearth.app.ui.about;

import chat.hearth.app.about.Work;
import chat.hearth.app.ui.control.CardHeader;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.theme.Stylesheets;
import java.util.List;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The works of others in Hearth, and the licence of the one that is chosen. */
public final class LicencesView extends VBox {
    private final Texts texts;
    private final Function<Work, String> text;
    private final ListView<Work> list = new ListView<>();
    private final TextArea licence = new TextArea();

    /**
     * @param works   what there is; at least one
     * @param text    the licence of one in full
     * @param onClose called when the panel is to be taken off
     */
    public LicencesView(List<Work> works, Function<Work, String> text, Texts texts, Runnable onClose) {
        this.texts = texts;
        this.text = text;
        list.setId("licences-list");
        list.getStyleClass().add("licences-list");
        list.setAccessibleText(texts.of("licences.list"));
        list.setCellFactory(view -> new Cell());
        list.getItems().setAll(works);
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        list.getSelectionModel().selectFirst();
        licence.setId("licences-text");
        licence.getStyleClass().add("licences-text");
        licence.setEditable(false);
        licence.setWrapText(true);
        HBox.setHgrow(licence, Priority.ALWAYS);
        HBox columns = new HBox(list, licence);
        columns.getStyleClass().add("licences-columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        getStyleClass().addAll("card", "licences");
        getStylesheets().add(Stylesheets.beside(LicencesView.class, "about.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.of("licences.title"));
        getChildren().addAll(header(onClose), columns);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) { // a list keeps it to itself, as the end of an editing
                event.consume();
                onClose.run();
            }
        });
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return list;
    }

    private void show(@Nullable Work work) {
        if (work != null) {
            licence.setText(work.project() + "\n" + work.source() + "\n\n" + text.apply(work));
            licence.setAccessibleText(texts.of("licences.of", work.project()));
            licence.positionCaret(0);
        }
    }

    private Node header(Runnable onClose) {
        Button close = new IconButton(Feather.X, texts.of("licences.close"));
        close.setId("licences-close");
        close.setOnAction(event -> onClose.run());
        return new CardHeader(texts.of("licences.title"), close);
    }

    /** A work in two lines. */
    private static final class Cell extends ListCell<Work> {
        private final Label name = new Label();
        private final Label licence = new Label();
        private final VBox lines = new VBox(name, licence);

        Cell() {
            name.getStyleClass().add("licences-name");
            licence.getStyleClass().add("licences-licence");
            setPrefWidth(0); // a long name is cut, and stands above the licence in full
        }

        @Override
        protected void updateItem(@Nullable Work work, boolean empty) {
            super.updateItem(work, empty);
            setGraphic(work == null ? null : lines);
            if (work != null) {
                name.setText((work.project() + " " + work.version()).strip());
                licence.setText(work.licence());
                setAccessibleText(name.getText() + ", " + work.licence());
            }
        }
    }
}
