package chat.hearth.app.ui.files;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs and file manager. They ask before they agree to a place that exists. */
public final class DesktopPlaces implements FilePlaces {
    private final Consumer<URI> open;
    private @Nullable Path last;

    /** @param open opens an address outside of the app */
    public DesktopPlaces(Consumer<URI> open) {
        this.open = open;
    }

    @Override
    public List<Path> choose(String title, @Nullable Window owner) {
        @Nullable List<File> chosen = chooser(title).showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) return List.of();
        last = chosen.get(0).toPath().getParent();
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> place(String title, String name, @Nullable Window owner) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        @Nullable File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) return Optional.empty();
        last = chosen.toPath().getParent();
        return Optional.of(chosen.toPath());
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (last != null && Files.isDirectory(last)) chooser.setInitialDirectory(last.toFile());
        return chooser;
    }

    @Override
    public void showFolder(Path folder) {
        if (Files.isDirectory(folder)) open.accept(folder.toUri());
    }
}
