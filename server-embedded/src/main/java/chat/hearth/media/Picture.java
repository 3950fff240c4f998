package chat.hearth.media;

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
 * @param orientation   how it is to be turned
 * @param isProgressive whether a decoder needs memory for all of it at once
 * @param parts         in order; none when it cannot be decoded here
 */
public record Picture(int width, int height, Orientation orientation, boolean isProgressive, List<Part> parts) {
    /** More than the largest photographs have: with this many nothing is decoded. */
    private static final long MOST_PIXELS = 60_000_000;

    /** A decoder keeps all of a progressive picture, outside the heap. */
    private static final long MOST_PROGRESSIVE_PIXELS = 16_000_000;

    /** Copies what is said. */
    public Picture {
        parts = List.copyOf(parts);
    }

    /** Some bytes of a file. */
    public record Part(long position, long length) {}

    /** Reads the header; empty for what is no picture, or none that can be understood. */
    public static Optional<Picture> read(Path file, String type) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(ByteSource.of(channel), type);
        }
    }

    /**
     * The same of bytes.
     *
     * @param type as {@link FileType} says
     */
    public static Optional<Picture> read(ByteSource source, String type) throws IOException {
        try {
            HeaderBytes bytes = new HeaderBytes(source);
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

    /** Whether a decoder can be let at it: there is one, and it needs no more memory than it should. */
    public boolean isDecodable() {
        return !parts.isEmpty() && (long) width * height <= (isProgressive ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS);
    }

    /** As people see it. */
    public int shownWidth() {
        return orientation.isOnItsSide() ? height : width;
    }

    /** As people see it. */
    public int shownHeight() {
        return orientation.isOnItsSide() ? width : height;
    }

    /** The file is not what its first bytes say. */
    static final class BrokenPicture extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenPicture(String message) {
            super(message);
        }
    }
}
