package chat.hearth.app.ui.conversation;

import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.files.FileCommands;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.files.FilesPane;
import chat.hearth.app.ui.files.Pictures;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.UiContext;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What a conversation has to do with files, put together. UI thread. */
final class ConversationFiles implements AutoCloseable {
    private final Pictures pictures;
    private final FilesPane.Tools tools;
    private final Subscription transfers;

    ConversationFiles(ChatSession session, UiContext ui, FilePlaces places, Overlays overlays, DoubleSupplier em) {
        SessionTransfers files = session.files();
        ObjectProperty<Map<TransferId, Transfer>> moving = new SimpleObjectProperty<>(Map.of());
        pictures = new Pictures(files, ui.fx());
        FileCommands commands = new FileCommands(files, places, pictures, ui, overlays);
        tools = new FilesPane.Tools(ui.texts(), pictures, commands, moving, em);
        transfers = files.transfers().subscribe(new FxLatest<>(ui.fx(), moving::set));
    }

    Pictures pictures() {
        return pictures;
    }

    FilesPane.Tools tools() {
        return tools;
    }

    @Override
    public void close() {
        transfers.close();
        pictures.close();
    }
}
