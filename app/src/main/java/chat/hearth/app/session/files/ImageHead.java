package chat.hearth.app.session.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Finds out how large a picture is without decoding it. Stateless; any thread. */
final class ImageHead {
    private ImageHead() {}

    /** Empty when it is no picture that can be shown. */
    static Optional<PixelSize> of(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                PixelSize size = new PixelSize(reader.getWidth(0), reader.getHeight(0));
                return size.width() > 0 && size.height() > 0 ? Optional.of(size) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) { // decoders throw whatever they stumble over
            return Optional.empty();
        }
    }
}
