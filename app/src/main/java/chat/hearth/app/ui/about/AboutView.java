package chat.hearth.app.ui.about;

import chat.hearth.app.about.ThisApp;
import chat.hearth.app.ui.control.CardHeader;
import chat.hearth.app.ui.control.CopyButton;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.control.Logo;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.theme.Stylesheets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel that says which Hearth this is. */
public final class AboutView extends VBox {
    private final Texts texts;
    private final ThisApp app;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Button licences;
    private final Button close;

    /**
     * @param showFolder   shows a folder in the system's file manager
     * @param showLicences shows the licences of everything that is shipped
     * @param onClose      called when the panel is to be taken off
     */
    public AboutView(ThisApp app, Texts texts, Consumer<Path> showFolder, Runnable showLicences, Runnable onClose) {
        this.app = app;
        this.texts = texts;
        facts.put(texts.of("about.java"), app.java());
        facts.put(texts.of("about.javafx"), app.javafx());
        facts.put(texts.of("about.system"), app.system());
        facts.put(texts.of("about.data"), app.data().toString());
        facts.put(texts.of("about.licence"), texts.of("about.licence.name"));
        this.licences = button(Feather.FILE_TEXT, "about.licences", showLicences);
        this.close = new IconButton(Feather.X, texts.of("about.close"));
        close.setOnAction(event -> onClose.run());
        Button folder = button(Feather.FOLDER, "about.open-folder", () -> showFolder.accept(app.data()));
        CopyButton copy = new CopyButton(texts.of("about.copy"), texts.of("dialog.copied"), this::summary);
        copy.setId("about-copy");
        FlowPane actions = new FlowPane(licences, folder, copy);
        actions.getStyleClass().add("about-actions");
        getStyleClass().addAll("card", "about");
        getStylesheets().add(Stylesheets.beside(AboutView.class, "about.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(summary());
        getChildren().addAll(new CardHeader(texts.of("about.title"), close), name(), grid(), actions);
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = new Button(texts.of(key), new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.setAccessibleText(texts.of(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return licences;
    }

    /** What is copied, for a report: a line for each fact. */
    private String summary() {
        return texts.of("about.name", app.version()) + "\n"
                + facts.entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private Node name() {
        Label name = new Label(texts.of("about.name", app.version()));
        name.getStyleClass().add("about-name");
        Label tagline = new Label(texts.of("connect.tagline"));
        tagline.getStyleClass().add("text-quiet");
        tagline.setWrapText(true);
        VBox words = new VBox(name, tagline);
        HBox row = new HBox(new Logo(), words);
        row.getStyleClass().add("about-row");
        return row;
    }

    private Node grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-facts");
        facts.forEach((label, value) -> {
            Label heading = new Label(label);
            heading.getStyleClass().add("text-quiet");
            heading.setMinWidth(Region.USE_PREF_SIZE);
            Label words = new Label(value);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.setAccessibleText(label + ": " + value);
            heading.setLabelFor(words);
            grid.addRow(grid.getRowCount(), heading, words);
        });
        return grid;
    }
}
