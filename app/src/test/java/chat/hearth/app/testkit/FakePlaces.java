package chat.hearth.app.testkit;

import chat.hearth.app.ui.files.FilePlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's file dialogs, answered by a test beforehand. */
public final class FakePlaces implements FilePlaces {
    /** What is chosen when files are asked for. */
    public List<Path> chosen = List.of();

    /** What is chosen when a place is asked for; null to turn away. */
    public @Nullable Path place;

    /** What was asked and shown, in words. */
    public final List<String> asked = new ArrayList<>();

    @Override
    public List<Path> choose(String title, @Nullable Window owner) {
        asked.add("choose");
        return chosen;
    }

    @Override
    public Optional<Path> place(String title, String name, @Nullable Window owner) {
        asked.add("place for " + name);
        return Optional.ofNullable(place);
    }

    @Override
    public void showFolder(Path folder) {
        asked.add("show " + folder.getFileName());
    }
}
