package chat.hearth.app.ui.files;

import chat.hearth.app.ui.shell.Texts;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** What becomes of the clipboard in the composer: files and pictures are attached, text stays text. UI thread. */
public final class Pasting {
    /** From here on a text may be meant as a file. */
    public static final int LONG_TEXT = 2_000;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

    private final TrayViewModel tray;
    private final Pictures pictures;
    private final Texts texts;
    private final Clock clock;

    /** @param clock names what has no name */
    public Pasting(TrayViewModel tray, Pictures pictures, Texts texts, Clock clock) {
        this.tray = tray;
        this.pictures = pictures;
        this.texts = texts;
        this.clock = clock;
    }

    /** Attaches what is no text; whether it did. Where a text comes with a picture of itself, the text is meant. */
    public boolean take(Clipboard clipboard) {
        if (!tray.isOffered()) return false;
        if (clipboard.hasFiles()) {
            tray.attach(clipboard.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        if (!clipboard.hasImage() || clipboard.hasString()) return false;
        @Nullable Image image = clipboard.getImage();
        if (image == null) return false;
        tray.keep(texts.of("files.pasted-picture", stamp()) + ".png", pictures.png(image));
        return true;
    }

    /** Attaches a text as a file. */
    public void asFile(String text) {
        tray.keep(
                texts.of("files.pasted-text", stamp()) + ".txt",
                CompletableFuture.completedFuture(Optional.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    private String stamp() {
        return STAMP.format(LocalDateTime.now(clock));
    }
}
