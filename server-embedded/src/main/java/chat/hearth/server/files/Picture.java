package chat.hearth.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the header of a picture says, and which parts of its file make up the picture: no comments, no places where it was taken, and
 * nothing that a decoder would have to unpack besides. Nothing is decoded.
 *
 * @param width         in pixels as they are stored
 * @param height        the same
 * @param orientation   how it is to be turned, 1 to 8 as in EXIF
 * @param isProgressive whether a decoder needs memory for all of it at once
 * @param parts         in order; none when it cannot be decoded here
 */
record Picture(int width, int height, int orientation, boolean isProgressive, List<Part> parts) {
    Picture {
        parts = List.copyOf(parts);
    }

    /** Some bytes of a file. */
    record Part(long position, long length) {}

    /** Reads the header; empty for what is no picture, or none that can be understood. */
    static Optional<Picture> read(Path file, String type) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            HeaderBytes bytes = new HeaderBytes(channel);
            Picture picture = switch (type) {
                case FileType.PNG -> PictureHeaders.png(bytes);
                case FileType.JPEG -> JpegHeader.read(bytes);
                case FileType.GIF -> PictureHeaders.gif(bytes);
                case FileType.WEBP -> PictureHeaders.webp(bytes);
                default -> throw new BrokenPicture("not a picture");
            };
            return picture.width > 0 && picture.height > 0 ? Optional.of(picture) : Optional.empty();
        } catch (BrokenPicture e) {
            return Optional.empty();
        }
    }

    private boolean isTurned() {
        return orientation >= 5;
    }

    /** As people see it. */
    int shownWidth() {
        return isTurned() ? height : width;
    }

    /** As people see it. */
    int shownHeight() {
        return isTurned() ? width : height;
    }

    /** The file is not what its first bytes say. */
    static final class BrokenPicture extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenPicture(String message) {
            super(message);
        }
    }
}
