package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.files.LongPasteBar;
import chat.hearth.app.ui.files.Pasting;
import chat.hearth.app.ui.files.Pictures;
import chat.hearth.app.ui.files.TrayView;
import chat.hearth.app.ui.files.TrayViewModel;
import chat.hearth.app.ui.shell.UiContext;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** The composer's part that has to do with files: the button, the tray, and what is pasted. UI thread. */
final class ComposerFiles {
    private final ComposerViewModel composer;
    private final TrayViewModel tray;
    private final UiContext ui;
    private final FilePlaces places;
    private final Pasting pasting;
    private final TrayView view;
    private final LongPasteBar offer;
    private final Button button;
    private Runnable focus = () -> {};

    ComposerFiles(ComposerViewModel composer, UiContext ui, FilePlaces places, Pictures pictures) {
        this.composer = composer;
        this.tray = composer.tray();
        this.ui = ui;
        this.places = places;
        this.pasting = new Pasting(tray, pictures, ui.texts(), ui.clock());
        view = new TrayView(tray, ui.texts(), pictures);
        offer = new LongPasteBar(ui.texts(), this::asCode, this::asFile);
        button = new IconButton(Feather.PAPERCLIP, ui.texts().of("files.attach"));
        button.setId("attach");
        button.setOnAction(event -> choose());
        button.managedProperty().bind(button.visibleProperty());
        composer.textProperty().addListener((property, before, now) -> {
            if (!offer.text().isEmpty() && !now.contains(offer.text())) offer.hide();
        });
    }

    TrayView view() {
        return view;
    }

    LongPasteBar offer() {
        return offer;
    }

    Button button() {
        return button;
    }

    /** What gives the keyboard back to the place to write. */
    void onDone(Runnable action) {
        focus = action;
        view.onRemoved(action);
    }

    /** Takes over what is pasted into the area, as far as it is no text. */
    void install(EmojiArea area) {
        area.onPaste(pasting::take, this::pasted);
    }

    private void pasted(String text) {
        if (text.length() > Pasting.LONG_TEXT
                && tray.isOffered()
                && composer.textProperty().get().contains(text)) {
            offer.offer(text);
        }
    }

    private void asCode(String text) {
        replace(text, "```\n" + text + "\n```");
    }

    private void asFile(String text) {
        replace(text, "");
        pasting.asFile(text);
    }

    /** Puts something else where the pasted text stands. */
    private void replace(String text, String by) {
        String all = composer.textProperty().get();
        int at = all.lastIndexOf(text);
        if (at >= 0) {
            composer.textProperty().set(all.substring(0, at) + by + all.substring(at + text.length()));
        }
        focus.run();
    }

    private void choose() {
        tray.attach(places.choose(
                ui.texts().of("files.attach-title"),
                button.getScene() == null ? null : button.getScene().getWindow()));
        focus.run();
    }

    /** Whether files can be attached now. */
    boolean takes() {
        return tray.isOffered()
                && composer.writable()
                && !(composer.purposeProperty().get() instanceof ComposerViewModel.Purpose.Edit);
    }

    void dropped(List<Path> files) {
        tray.attach(files);
        focus.run();
    }

    /** Shows the button where files can be sent. */
    void offered() {
        button.setVisible(tray.isOffered());
        button.setDisable(!takes());
    }
}
