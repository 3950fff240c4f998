package chat.hearth.app.ui.conversation;

import chat.hearth.app.settings.SendKey;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.markdown.EmojiGlyph;
import chat.hearth.app.ui.shell.UiContext;
import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The place to write. It grows with what is written, up to two fifths of the window. UI thread. */
final class ComposerView extends VBox {
    private static final double LARGEST_SHARE = 0.4;
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("area-focused");
    private static final PseudoClass EXCEEDED = PseudoClass.getPseudoClass("exceeded");

    private final ComposerViewModel model;
    private final UiContext ui;
    private final EmojiArea area;
    private final Label banner = new Label();
    private final HBox bannerLine;
    private final Label hint = new Label();
    private final Label counter = new Label();
    private final Label placeholder = new Label();
    private final Label typing = new Label();
    private final ComposerFiles files;
    private final Button send;
    private final Button emoji;
    private BooleanSupplier listOpen = () -> false;
    private Runnable upInEmpty = () -> {};
    private Runnable sent = () -> {};
    private boolean fromModel;

    ComposerView(
            ComposerViewModel model,
            UiContext ui,
            DrawingTools tools,
            ComposerFiles files,
            ObservableDoubleValue windowHeight) {
        this.model = model;
        this.ui = ui;
        this.files = files;
        getStyleClass().add("composer");
        area = new EmojiArea(
                new EmojiTokenizer(tools.catalog()), emoji -> new EmojiGlyph(emoji, tools.images(), tools.catalog()));
        area.setId("composer");
        placeholder.getStyleClass().add("composer-prompt");
        placeholder.setMouseTransparent(true);
        emoji = new IconButton(Feather.SMILE, ui.texts().of("composer.emoji"));
        emoji.setId("open-emoji");
        send = new Button(null, new FontIcon(Feather.SEND));
        send.setId("send");
        send.getStyleClass().addAll("accent", "send-button");
        send.setAccessibleText(ui.texts().of("composer.send"));
        send.setTooltip(new Tooltip(ui.texts().of("composer.send")));
        send.setOnAction(event -> sendNow());
        bannerLine = bannerLine();
        getChildren().addAll(typingLine(), bannerLine, files.offer(), files.view(), box(windowHeight), footer());
        bind();
    }

    /** Says above the box why nothing can be written, and takes nothing then; what stands in it stays. */
    void follow(WritingViewModel writing) {
        getChildren().add(getChildren().size() - 2, new WritingLine(writing, ui.texts()));
        writing.standingProperty().subscribe(standing -> {
            model.mayWrite(standing.open());
            area.setEditable(standing.open());
            emoji.setDisable(!standing.open());
            files.offered();
            sendableIs();
        });
    }

    private Node typingLine() {
        typing.getStyleClass().add("typing-line");
        typing.setId("typing");
        return typing;
    }

    private HBox bannerLine() {
        Button cancel = new IconButton(Feather.X, ui.texts().of("composer.cancel"));
        cancel.setOnAction(event -> {
            model.cancel();
            focusEditor();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        banner.setMinWidth(0);
        HBox line = new HBox(banner, gap, cancel);
        line.getStyleClass().add("composer-banner");
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node box(ObservableDoubleValue windowHeight) {
        VirtualizedScrollPane<EmojiArea> scroll = new VirtualizedScrollPane<>(area);
        scroll.getStyleClass().add("composer-scroll");
        // The estimate is exact here: all lines of a message are laid out.
        scroll.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(heightOfText(), windowHeight.get() * LARGEST_SHARE),
                        area.totalHeightEstimateProperty(),
                        windowHeight));
        // The area's own placeholder would go as soon as the area has the focus.
        placeholder.visibleProperty().bind(area.lengthProperty().map(length -> length == 0));
        StackPane.setAlignment(placeholder, Pos.TOP_LEFT);
        StackPane editor = new StackPane(scroll, placeholder);
        HBox.setHgrow(editor, Priority.ALWAYS);
        HBox box = new HBox(editor, files.button(), emoji, send);
        box.getStyleClass().add("composer-box");
        area.focusedProperty().addListener((p, before, now) -> box.pseudoClassStateChanged(FOCUSED, now));
        return box;
    }

    private double heightOfText() {
        Double estimate = area.totalHeightEstimateProperty().getValue();
        return estimate == null ? 0 : Math.ceil(estimate) + area.snappedTopInset() + area.snappedBottomInset();
    }

    private Node footer() {
        hint.getStyleClass().add("composer-hint");
        counter.getStyleClass().add("length-counter");
        counter.setId("counter");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(hint, gap, counter);
        footer.getStyleClass().add("composer-footer");
        return footer;
    }

    private void bind() {
        area.plainTextChanges().subscribe(change -> {
            if (!fromModel) model.textProperty().set(area.source());
        });
        model.textProperty().addListener((property, before, now) -> textIs(now));
        model.purposeProperty().addListener((property, before, now) -> purposeIs(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        files.install(area);
        files.onDone(this::focusEditor);
        model.tray().attachments().addListener((Observable changed) -> sendableIs());
        model.tray().busyProperty().addListener((Observable changed) -> sendableIs());
        purposeIs(model.purposeProperty().get());
        textIs(model.textProperty().get());
    }

    private void textIs(String text) {
        if (!area.source().equals(text)) {
            fromModel = true;
            try {
                area.setSource(text);
            } finally {
                fromModel = false;
            }
        }
        LengthCounter length = model.counter();
        counter.setVisible(length.visible());
        counter.setText(ui.texts().of("composer.left", length.left()));
        counter.pseudoClassStateChanged(EXCEEDED, length.exceeded());
        sendableIs();
    }

    private void sendableIs() {
        send.setDisable(!model.canSend());
    }

    private void purposeIs(ComposerViewModel.Purpose purpose) {
        files.offered();
        sendableIs();
        bannerLine.setVisible(!(purpose instanceof ComposerViewModel.Purpose.New));
        if (purpose instanceof ComposerViewModel.Purpose.Edit) {
            banner.setText(ui.texts().of("composer.editing"));
            banner.setGraphic(new FontIcon(Feather.EDIT_2));
        } else if (purpose instanceof ComposerViewModel.Purpose.Reply reply) {
            banner.setText(
                    ui.texts().of("composer.replying", reply.to().author().name()));
            banner.setGraphic(new FontIcon(Feather.CORNER_UP_LEFT));
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) enter(event);
        else if (event.getCode() == KeyCode.UP && area.getLength() == 0 && plain(event)) {
            upInEmpty.run();
            event.consume();
        }
    }

    private static boolean plain(KeyEvent event) {
        return !event.isShiftDown() && !event.isAltDown() && !event.isShortcutDown();
    }

    private void enter(KeyEvent event) {
        BooleanSupplier taken = () -> area.composing() || listOpen.getAsBoolean();
        SendKey key = ui.settings().get().sendKey();
        switch (ComposerViewModel.onEnter(key, event.isShiftDown(), event.isShortcutDown(), taken)) {
            case SEND -> sendNow();
            case BREAK_LINE -> area.replaceSelection("\n");
            case LEAVE -> {
                return;
            }
        }
        event.consume();
    }

    private void sendNow() {
        if (model.send()) sent.run();
        focusEditor();
    }

    /** Puts text where the caret is. */
    void insert(String text) {
        area.replaceSelection(text);
        focusEditor();
    }

    void focusEditor() {
        area.requestFocus();
    }

    EmojiArea area() {
        return area;
    }

    Button emojiButton() {
        return emoji;
    }

    void whenListIsOpen(BooleanSupplier open) {
        listOpen = open;
    }

    void onUpInEmpty(Runnable action) {
        upInEmpty = action;
    }

    void onSent(Runnable action) {
        sent = action;
    }

    void showTyping(String line) {
        typing.setText(line);
    }

    void roomIs(String name) {
        placeholder.setText(ui.texts().of("composer.prompt", name));
        files.offered();
        area.setAccessibleText(placeholder.getText());
    }

    void sendKeyIs(SendKey key) {
        hint.setText(
                key == SendKey.ENTER
                        ? ui.texts().of("composer.hint-enter")
                        : ui.texts().of("composer.hint-shortcut", ui.texts().shortcut("Enter")));
    }
}
