package chat.hearth.app.session.files;

import chat.hearth.media.FileType;
import chat.hearth.media.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out how large a picture is, as people see it, without decoding it. Stateless; any thread. */
final class ImageHead {
    private ImageHead() {}

    /** Empty when it is no picture that can be shown. */
    static Optional<PixelSize> of(Path file) {
        try {
            return Picture.read(file, type(file))
                    .filter(Picture::isDecodable)
                    .map(picture -> new PixelSize(picture.shownWidth(), picture.shownHeight()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String type(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileType.of(in.readNBytes(FileType.BYTES));
        }
    }
}
