package chat.hearth.app.ui.conversation;

import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.files.DropZone;
import chat.hearth.app.ui.files.FileCommands;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.files.FilesPane;
import chat.hearth.app.ui.files.Pictures;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Stylesheets;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Pane;

/** What a conversation has to do with files, put together. UI thread. */
final class ConversationFiles implements AutoCloseable {
    private final Pictures pictures;
    private final FilesPane.Tools tools;
    private final Subscription transfers;
    private final ComposerFiles composer;
    private final UiContext ui;
    private final Overlays overlays;

    ConversationFiles(
            ChatSession session,
            UiContext ui,
            FilePlaces places,
            Overlays overlays,
            DoubleSupplier em,
            ComposerViewModel writing) {
        this.ui = ui;
        this.overlays = overlays;
        SessionTransfers files = session.files();
        ObjectProperty<Map<TransferId, Transfer>> moving = new SimpleObjectProperty<>(Map.of());
        pictures = new Pictures(files, ui.fx());
        FileCommands commands = new FileCommands(files, places, pictures, ui, overlays);
        tools = new FilesPane.Tools(ui.texts(), pictures, commands, moving, em);
        composer = new ComposerFiles(writing, ui, places, pictures);
        transfers = files.transfers().subscribe(new FxLatest<>(ui.fx(), moving::set));
    }

    /** The composer's part. */
    ComposerFiles composer() {
        return composer;
    }

    /**
     * What lies over the screen while files are dragged across it.
     *
     * @param room the room that is shown
     */
    DropZone dropZone(Pane screen, Supplier<Optional<RoomState>> room) {
        screen.getStylesheets().add(Stylesheets.beside(FilesPane.class, "files.css"));
        DropZone zone = new DropZone(
                ui.texts(),
                () -> room.get().map(RoomState::name).orElse(""),
                () -> room.get().isPresent() && !overlays.showing() && composer.takes(),
                composer::dropped);
        zone.install(screen);
        return zone;
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
