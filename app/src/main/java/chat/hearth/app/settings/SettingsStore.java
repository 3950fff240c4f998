package chat.hearth.app.settings;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that keeps the settings. */
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Path file;

    public SettingsStore(Path file) {
        this.file = file;
    }

    /**
     * What was saved last. Without a file, the defaults; a file that cannot be understood is kept aside under its name
     * with {@code .damaged} and the defaults are taken. Blocks.
     *
     * @throws UncheckedIOException when the file is there but cannot be read
     */
    public Settings load() {
        try {
            return SettingsJson.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Settings.DEFAULT;
        } catch (JsonParseException | CharacterCodingException e) {
            return defaultsAfterDamage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replaces the file as a whole: whoever reads it, also after a crash, finds the old settings or the new ones. Blocks.
     *
     * @throws UncheckedIOException when it cannot be written; the old file is then as it was
     */
    public void save(Settings settings) {
        try {
            AtomicFile.write(file, SettingsJson.write(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Settings defaultsAfterDamage() {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The settings in {} cannot be read; they are kept as {} and the defaults are used.", file, aside);
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read, nor moved aside; the defaults are used.", file, e);
        }
        return Settings.DEFAULT;
    }
}
