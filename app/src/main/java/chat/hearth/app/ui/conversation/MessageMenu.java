package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.ui.markdown.WebTarget;
import chat.hearth.app.ui.shell.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a message, as a menu. */
final class MessageMenu {
    private MessageMenu() {}

    static ContextMenu of(TimelineEntry.Message message, Node row, Texts texts, MessageActions actions) {
        ContextMenu menu = new ContextMenu();
        if (message.delivery() instanceof Delivery.Failed) {
            add(menu, texts.of("message.retry"), message, actions::retry);
            add(menu, texts.of("message.discard"), message, actions::discard);
            menu.getItems().add(new SeparatorMenuItem());
        }
        if (!message.deleted()) {
            if (message.seq() > 0 && actions.offers(Feature.REPLIES))
                add(menu, texts.of("action.reply"), message, actions::reply);
            add(menu, texts.of("action.copy"), message, actions::copyText);
            for (WebTarget link : actions.links(message)) {
                add(menu, texts.of("action.open-link", link.place()), message, m -> actions.open(link));
            }
        }
        if (message.edited()) add(menu, texts.of("action.history"), message, m -> actions.showHistory(m, row));
        if (message.seq() > 0) add(menu, texts.of("action.mark-unread"), message, actions::markUnread);
        if (message.own() && !message.deleted() && actions.offers(Feature.CHANGES)) {
            menu.getItems().add(new SeparatorMenuItem());
            add(menu, texts.of("action.edit"), message, actions::edit);
            add(menu, texts.of("action.delete"), message, actions::delete);
        }
        return menu;
    }

    private static void add(
            ContextMenu menu, String words, TimelineEntry.Message message, Consumer<TimelineEntry.Message> action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.accept(message));
        menu.getItems().add(item);
    }
}
