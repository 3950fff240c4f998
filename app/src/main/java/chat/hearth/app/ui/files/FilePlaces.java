package chat.hearth.app.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where a person's files are: asks for some, asks for a place, shows one. UI thread. */
public interface FilePlaces {
    /** Asks which files to send; none when the person turned away. */
    List<Path> choose(String title, @Nullable Window owner);

    /** Asks where to save something of this name; empty when the person turned away. An existing place was agreed to. */
    Optional<Path> place(String title, String name, @Nullable Window owner);

    /** Shows a folder in the system's file manager; opens no file. */
    void showFolder(Path folder);
}
