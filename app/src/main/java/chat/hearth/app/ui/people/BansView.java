package chat.hearth.app.ui.people;

import chat.hearth.app.ui.control.CardHeader;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Ban;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The panel of who is banned. UI thread. */
public final class BansView extends VBox {
    private final BansViewModel model;
    private final UiContext ui;
    private final DateTimeFormatter dates;
    private final Button close;
    private final VBox lines = new VBox();

    /** @param onClose takes the panel off */
    public BansView(BansViewModel model, UiContext ui, Runnable onClose) {
        this.model = model;
        this.ui = ui;
        this.dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(ui.texts().locale())
                .withZone(ui.clock().getZone());
        getStyleClass().addAll("card", "bans");
        setId("banned-people");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(ui.texts().of("bans.title"));
        close = new IconButton(Feather.X, ui.texts().of("dialog.close"));
        close.setOnAction(event -> onClose.run());
        lines.getStyleClass().add("ban-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("ban-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new CardHeader(ui.texts().of("bans.title"), close), scroll);
        model.stateProperty().subscribe(this::show);
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return close;
    }

    private void show(BansViewModel.State state) {
        boolean wasInside =
                lines.getScene() != null && isWithin(lines.getScene().getFocusOwner());
        lines.getChildren().clear();
        if (state instanceof BansViewModel.State.Known known && !known.bans().isEmpty()) {
            known.bans().forEach(ban -> lines.getChildren().add(line(ban)));
        } else {
            lines.getChildren().add(words(state));
        }
        if (wasInside) close.requestFocus(); // the button that had it is gone
    }

    private boolean isWithin(Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at == lines) return true;
        }
        return false;
    }

    private Label words(BansViewModel.State state) {
        String said = state instanceof BansViewModel.State.Asking
                ? ui.texts().of("bans.asking")
                : state instanceof BansViewModel.State.Failed failed
                        ? ui.texts().of("bans.failed", failed.why())
                        : ui.texts().of("bans.none");
        Label words = new Label(said);
        words.setWrapText(true);
        words.getStyleClass().add("text-quiet");
        return words;
    }

    private Node line(Ban ban) {
        Label name = new Label(ban.name());
        name.getStyleClass().add("person-name");
        name.setMinWidth(0);
        Label when = new Label(ui.texts().of("bans.line", ban.by().name(), dates.format(ban.at())));
        when.getStyleClass().addAll("text-quiet", "text-tiny");
        when.setWrapText(true);
        VBox about = new VBox(name, when);
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        Button undo = new Button(ui.texts().of("bans.undo"));
        undo.getStyleClass().addAll("small", "undo-ban");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setAccessibleText(ui.texts().of("bans.undo-of", ban.name()));
        undo.setOnAction(event -> model.undo(ban));
        HBox line = new HBox(about, undo);
        line.getStyleClass().add("ban-line");
        return line;
    }
}
