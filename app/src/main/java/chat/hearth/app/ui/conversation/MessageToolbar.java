package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.files.FileActions;
import chat.hearth.app.ui.shell.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that stand over the message under the pointer. There is one for a timeline; it moves. */
final class MessageToolbar extends HBox {
    private final Button edit;
    private final Button delete;
    private final Button copy;
    private final Button save;
    private final boolean changes;
    private final MessageActions actions;

    private TimelineEntry.@Nullable Message message;

    MessageToolbar(Texts texts, MessageActions actions) {
        this.actions = actions;
        getStyleClass().add("message-toolbar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setManaged(false);
        setVisible(false);
        edit = button(Feather.EDIT_2, texts.of("action.edit"), actions::edit);
        delete = button(Feather.TRASH_2, texts.of("action.delete"), actions::delete);
        copy = button(Feather.COPY, texts.of("action.copy"), actions::copyText);
        save = button(Feather.DOWNLOAD, texts.of("files.save"), message -> save(message, actions.files()));
        changes = actions.offers(Feature.CHANGES);
        if (actions.offers(Feature.REPLIES)) {
            getChildren().add(button(Feather.CORNER_UP_LEFT, texts.of("action.reply"), actions::reply));
        }
        getChildren().addAll(save, copy, edit, delete);
    }

    private Button button(Ikon icon, String name, Consumer<TimelineEntry.Message> action) {
        Button button = new IconButton(icon, name);
        button.setFocusTraversable(false); // the keyboard has keys of its own for these
        button.setOnAction(event -> {
            if (message != null) action.accept(message);
        });
        return button;
    }

    private static void save(TimelineEntry.Message message, FileActions actions) {
        if (onlyStored(message) instanceof MessageFile.Stored stored) actions.save(stored);
    }

    /** The one file of a message that has no more; of several, each has a menu item and a button of its own. */
    private static @Nullable MessageFile onlyStored(TimelineEntry.Message message) {
        return message.files().size() == 1 ? message.files().get(0) : null;
    }

    private static void show(Button button, boolean wanted) {
        button.setVisible(wanted);
        button.setManaged(wanted);
    }

    /** Offers what can be done with this message. */
    void offer(TimelineEntry.Message now) {
        message = now;
        show(edit, now.own() && !now.deleted() && changes);
        show(delete, actions.mayDelete(now));
        show(copy, !now.text().isEmpty());
        show(save, onlyStored(now) instanceof MessageFile.Stored);
    }
}
