package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is attached, above the place to write: a small picture or an icon, name, size, and a button that takes it out. */
public final class TrayView extends VBox {
    private final TrayViewModel model;
    private final Texts texts;
    private final FileTexts words;
    private final Pictures pictures;
    private final HBox cards = new HBox();
    private final Label problem = new Label();
    private final HBox problemLine;
    private Runnable afterwards = () -> {};

    /** Shows the tray's content from here on. */
    public TrayView(TrayViewModel model, Texts texts, Pictures pictures) {
        this.model = model;
        this.texts = texts;
        this.words = new FileTexts(texts);
        this.pictures = pictures;
        getStyleClass().add("tray");
        setId("tray");
        cards.getStyleClass().add("tray-cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.getStyleClass().add("tray-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.visibleProperty().bind(Bindings.isNotEmpty(model.attachments()));
        scroll.managedProperty().bind(scroll.visibleProperty());
        problemLine = problemLine();
        getChildren().addAll(problemLine, scroll);
        model.attachments().addListener((ListChangeListener<Attachment>) change -> draw());
        model.problemProperty().addListener((property, before, now) -> problemIs(now));
        draw();
        problemIs(model.problemProperty().get());
    }

    private HBox problemLine() {
        FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
        icon.getStyleClass().add("icon-small");
        problem.setGraphic(icon);
        problem.setWrapText(true);
        problem.setId("tray-problem");
        problem.getStyleClass().add("tray-problem");
        HBox.setHgrow(problem, Priority.ALWAYS);
        Button dismiss = new IconButton(Feather.X, texts.of("files.dismiss"));
        dismiss.setOnAction(event -> model.dismissProblem());
        HBox line = new HBox(problem, dismiss);
        line.getStyleClass().add("tray-problem-line");
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** What is done after something was taken out, such as giving the keyboard back. */
    public void onRemoved(Runnable action) {
        afterwards = action;
    }

    private void problemIs(Optional<TrayViewModel.Problem> now) {
        problemLine.setVisible(now.isPresent());
        now.ifPresent(what -> problem.setText(sentence(what)));
    }

    private String sentence(TrayViewModel.Problem what) {
        if (what instanceof TrayViewModel.Problem.TooMany tooMany) return texts.of("files.too-many", tooMany.most());
        TrayViewModel.Problem.Refused refused = (TrayViewModel.Problem.Refused) what;
        return words.notAttached(refused.why(), refused.limit());
    }

    private void draw() {
        List<Node> drawn = new ArrayList<>();
        for (Attachment attachment : model.attachments()) drawn.add(card(attachment));
        cards.getChildren().setAll(drawn);
    }

    private Node card(Attachment attachment) {
        Label name = new Label(attachment.name());
        name.getStyleClass().add("file-name");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(attachment.name()));
        Label size = new Label(words.size(attachment.size()));
        size.getStyleClass().add("file-detail");
        VBox lines = new VBox(name, size);
        lines.getStyleClass().add("file-lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        Button remove = new IconButton(Feather.X, texts.of("files.remove", attachment.name()));
        remove.getStyleClass().add("remove-attachment");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(event -> {
            model.remove(attachment);
            afterwards.run();
        });
        HBox card = new HBox(picture(attachment), lines, remove);
        card.getStyleClass().add("tray-card");
        card.setAccessibleRole(AccessibleRole.PARENT);
        card.setAccessibleText(texts.of("files.spoken", attachment.name(), words.size(attachment.size())));
        return card;
    }

    private Node picture(Attachment attachment) {
        FontIcon icon = new FontIcon(FileKind.of(attachment.name()).icon());
        icon.getStyleClass().add("icon-large");
        StackPane place = new StackPane(icon);
        place.getStyleClass().add("tray-picture");
        if (attachment.pixels() != null) {
            ImageView view = new ImageView();
            view.setPreserveRatio(true);
            view.fitWidthProperty().bind(place.widthProperty());
            view.fitHeightProperty().bind(place.heightProperty());
            pictures.load(attachment, image -> {
                view.setImage(image);
                place.getChildren().setAll(view);
            });
        }
        return place;
    }
}
