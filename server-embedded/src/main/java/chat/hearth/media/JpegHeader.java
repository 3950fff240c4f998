package chat.hearth.media;

import chat.hearth.media.Picture.BrokenPicture;
import chat.hearth.media.Picture.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The header of a JPEG (ITU T.81, Annex B) and the orientation in its EXIF. Stateless; on the thread of the bytes. */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xda;
    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;
    private static final int ORIENTATION = 0x0112;
    private static final int MOST_SEGMENTS = 2_000;
    private static final int MOST_TAGS = 500;

    private JpegHeader() {}

    static Picture read(HeaderBytes bytes) throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, 2));
        int orientation = 1;
        int width = 0;
        int height = 0;
        boolean isProgressive = false;
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            while (bytes.at(at) == 0xff && bytes.at(at + 1) == 0xff) {
                at++; // fill bytes
            }
            int marker = bytes.at(at + 1);
            int length = bytes.shortAt(at + 2);
            if (bytes.at(at) != 0xff || length < 2) {
                throw new BrokenPicture("no segment");
            } else if (marker == START_OF_SCAN) {
                parts.add(new Part(at, bytes.size() - at));
                return new Picture(width, height, new Orientation(orientation), isProgressive, parts);
            } else if (isFrame(marker)) {
                height = bytes.shortAt(at + 5);
                width = bytes.shortAt(at + 7);
                isProgressive = marker != 0xc0 && marker != 0xc1;
            } else if (marker == EXIF && length > 16 && bytes.isAt(at + 4, "Exif\0\0")) {
                orientation = orientation(bytes, at + 10, at + 2 + length);
            }
            boolean isSaid = marker == 0xfe || ((marker & 0xf0) == 0xe0 && marker != ADOBE);
            if (!isSaid) {
                parts.add(new Part(at, length + 2L));
            }
            at += length + 2L;
        }
        throw new BrokenPicture("too many segments");
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Upright when it is not said. */
    private static int orientation(HeaderBytes bytes, long tiff, long end) throws IOException {
        boolean isLittle = bytes.isAt(tiff, "II");
        long directory = tiff + (isLittle ? bytes.littleIntAt(tiff + 4) : bytes.intAt(tiff + 4));
        if (directory + 2 > end) {
            return 1;
        }
        int tags = Math.min(MOST_TAGS, two(bytes, directory, isLittle));
        for (int i = 0; i < tags && directory + 2 + 12L * (i + 1) <= end; i++) {
            long tag = directory + 2 + 12L * i;
            if (two(bytes, tag, isLittle) == ORIENTATION) {
                int value = two(bytes, tag + 8, isLittle);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int two(HeaderBytes bytes, long position, boolean isLittle) throws IOException {
        return isLittle ? bytes.littleShortAt(position) : bytes.shortAt(position);
    }
}
