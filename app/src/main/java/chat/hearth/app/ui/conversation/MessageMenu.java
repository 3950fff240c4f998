package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.ui.files.FileActions;
import chat.hearth.app.ui.markdown.WebTarget;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.MessageId;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with a message, as a menu. */
final class MessageMenu {
    private MessageMenu() {}

    /** A menu with the keys that do the same without it, see {@link RowCursor}. */
    static ContextMenu of(TimelineEntry.Message message, Node row, Texts texts, MessageActions actions) {
        ContextMenu menu = new ContextMenu();
        boolean failed = message.delivery() instanceof Delivery.Failed;
        if (failed) {
            add(menu, texts.of("message.retry"), KeyCode.ENTER, () -> actions.retry(message));
            add(menu, texts.of("message.discard"), KeyCode.DELETE, () -> actions.discard(message));
            menu.getItems().add(new SeparatorMenuItem());
        }
        if (!message.deleted()) {
            if (message.seq() > 0 && actions.offers(Feature.REPLIES)) {
                add(menu, texts.of("action.reply"), KeyCode.R, () -> actions.reply(message));
            }
            if (!message.text().isEmpty()) {
                add(menu, texts.of("action.copy"), KeyCode.C, () -> actions.copyText(message));
            }
            addFiles(menu, message, texts, actions.files());
            for (WebTarget link : actions.links(message)) {
                add(menu, texts.of("action.open-link", link.place()), null, () -> actions.open(link));
            }
        }
        @Nullable MessageId answered = message.deleted() ? null : message.replyTo();
        if (answered != null) add(menu, texts.of("action.answered"), KeyCode.G, () -> actions.jumpTo(answered));
        if (message.edited()) {
            add(menu, texts.of("action.history"), null, () -> actions.showHistory(message, row));
        }
        if (message.seq() > 0) {
            add(menu, texts.of("action.mark-unread"), KeyCode.U, () -> actions.markUnread(message));
        }
        if (!failed && actions.mayDelete(message)) {
            menu.getItems().add(new SeparatorMenuItem());
            if (message.own()) add(menu, texts.of("action.edit"), KeyCode.E, () -> actions.edit(message));
            add(menu, texts.of("action.delete"), KeyCode.DELETE, () -> actions.delete(message));
        }
        return menu;
    }

    private static void addFiles(ContextMenu menu, TimelineEntry.Message message, Texts texts, FileActions actions) {
        @Nullable KeyCode look = KeyCode.V; // the keys are for the first one
        @Nullable KeyCode save = KeyCode.S;
        for (MessageFile file : message.files()) {
            if (file.pixels() != null) {
                add(menu, texts.of("files.view-named", file.name()), look, () -> actions.view(file));
                look = null;
            }
            if (file instanceof MessageFile.Stored stored) {
                add(menu, texts.of("files.save-named", file.name()), save, () -> actions.save(stored));
                save = null;
            }
        }
    }

    private static void add(ContextMenu menu, String words, @Nullable KeyCode key, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false); // the _ in a file's name is a letter
        if (key != null) item.setAccelerator(new KeyCodeCombination(key));
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }
}
