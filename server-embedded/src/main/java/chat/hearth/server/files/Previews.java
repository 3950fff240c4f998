package chat.hearth.server.files;

import chat.hearth.media.ByteSource;
import chat.hearth.media.Picture;
import chat.hearth.media.PictureInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes small pictures of large ones, one at a time, within bounds that are known before anything is decoded. Nothing of the file but
 * its pixels comes into them. Any thread that may block.
 */
final class Previews {
    private static final Logger log = LoggerFactory.getLogger(Previews.class);

    /** What is decoded of it, so that a square of it with 16 bits a colour takes 12 MB. */
    private static final long MOST_DECODED_PIXELS = 1_500_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;

    Previews(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Writes a preview and syncs it; false, and nothing is there, when none can be made. */
    synchronized boolean make(Path file, String type, Path preview) throws IOException {
        Optional<Picture> picture = Picture.read(file, type).filter(Picture::isDecodable);
        if (picture.isEmpty()) {
            return false;
        }
        try {
            BufferedImage decoded = decode(file, type, picture.get());
            if (decoded == null) {
                return false;
            }
            byte[] bytes =
                    PreviewPixels.of(decoded, picture.get().orientation()).encoded();
            write(bytes, preview);
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // decoders throw whatever comes to them
            log.debug("no preview: {}", e.toString());
            Files.deleteIfExists(preview);
            return false;
        }
    }

    private @Nullable BufferedImage decode(Path file, String type, Picture picture) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            return null;
        }
        ImageReader reader = readers.next();
        try (FileChannel channel = FileChannel.open(file);
                PictureInput input = new PictureInput(ByteSource.of(channel), picture.parts())) {
            reader.setInput(input, true, true);
            Watch watch = new Watch(reader, nanoTime.getAsLong() + PATIENCE.toNanos());
            reader.addIIOReadProgressListener(watch);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(picture);
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage decoded = reader.read(0, param);
            return watch.isOver ? null : decoded;
        } finally {
            reader.dispose();
        }
    }

    private static int step(Picture picture) {
        int step = 1;
        while ((long) (picture.width() / step) * (picture.height() / step) > MOST_DECODED_PIXELS) {
            step++;
        }
        return step;
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Stops a decoder that takes too long. */
    private final class Watch implements IIOReadProgressListener {
        private final ImageReader reader;
        private final long deadline;
        private boolean isOver;

        Watch(ImageReader reader, long deadline) {
            this.reader = reader;
            this.deadline = deadline;
        }

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (nanoTime.getAsLong() - deadline > 0) {
                isOver = true;
                reader.abort();
            }
        }

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
