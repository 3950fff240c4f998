package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.app.session.files.SessionTransfers.Existing;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.UiContext;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;

/** Does what can be done with files, over the screen of a session. UI thread. */
public final class FileCommands implements FileActions {
    private final SessionTransfers files;
    private final FilePlaces places;
    private final Pictures pictures;
    private final UiContext ui;
    private final Overlays overlays;

    /** @param overlays where a picture is shown large */
    public FileCommands(SessionTransfers files, FilePlaces places, Pictures pictures, UiContext ui, Overlays overlays) {
        this.files = files;
        this.places = places;
        this.pictures = pictures;
        this.ui = ui;
        this.overlays = overlays;
    }

    @Override
    public void save(MessageFile.Stored file) {
        Node layer = overlays.layer();
        Optional<Path> place = places.place(
                ui.texts().of("files.save-title"),
                file.name(),
                layer.getScene() == null ? null : layer.getScene().getWindow());
        // A place that exists was agreed to in that dialog; whatever appears there later was not.
        place.ifPresent(chosen -> files.save(
                file.file(),
                chosen,
                Files.exists(chosen, LinkOption.NOFOLLOW_LINKS) ? Existing.REPLACE : Existing.KEEP));
    }

    @Override
    public void view(MessageFile file) {
        if (file.pixels() == null) return;
        PictureViewer viewer = new PictureViewer(file, pictures, ui.texts(), this, overlays);
        overlays.show(viewer, viewer.first(), viewer::close);
    }

    @Override
    public void cancel(TransferId transfer) {
        files.cancel(transfer);
    }

    @Override
    public void forget(TransferId transfer) {
        files.forget(transfer);
    }

    @Override
    public void showFolder(Path saved) {
        Path folder = saved.toAbsolutePath().getParent();
        if (folder != null) places.showFolder(folder);
    }
}
