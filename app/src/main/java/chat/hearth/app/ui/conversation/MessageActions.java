package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.files.FileActions;
import chat.hearth.app.ui.markdown.WebTarget;
import chat.hearth.chat.MessageId;
import java.util.List;
import javafx.scene.Node;

/** What can be done with a message. UI thread. */
interface MessageActions {
    /** Whether the server can do this. */
    boolean offers(Feature feature);

    void reply(TimelineEntry.Message message);

    void edit(TimelineEntry.Message message);

    /** Whether I may take it away: it is mine, or I am a moderator or the host. */
    boolean mayDelete(TimelineEntry.Message message);

    /** Asks first. */
    void delete(TimelineEntry.Message message);

    void copyText(TimelineEntry.Message message);

    /** The addresses in its text. */
    List<WebTarget> links(TimelineEntry.Message message);

    void open(WebTarget target);

    void markUnread(TimelineEntry.Message message);

    /** What can be done with its files. */
    FileActions files();

    void retry(TimelineEntry.Message message);

    void discard(TimelineEntry.Message message);

    void jumpTo(MessageId message);

    /** Shows what the message said before, beside a node. */
    void showHistory(TimelineEntry.Message message, Node beside);
}
