package chat.hearth.media;

import chat.hearth.media.Picture.BrokenPicture;
import chat.hearth.media.Picture.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Headers of PNG, GIF and WebP. Stateless; on the thread of the bytes. */
final class PictureHeaders {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int MOST_PARTS = 4_096;
    private static final int MOST_BLOCKS = 4_096;
    private static final int PALETTE_BYTES = 768;

    private PictureHeaders() {}

    /** The chunks without which there is no picture (PNG, section 11.2), and transparency. */
    static Picture png(HeaderBytes bytes) throws IOException {
        if (!bytes.isAt(12, "IHDR") || bytes.intAt(8) != 13) {
            throw new BrokenPicture("no header");
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, 33)); // the signature and IHDR
        long at = 33;
        boolean isOver = false;
        while (!isOver) {
            long length = bytes.intAt(at);
            boolean isSmall = length <= PALETTE_BYTES;
            if ((bytes.isAt(at + 4, "PLTE") || bytes.isAt(at + 4, "tRNS")) && isSmall) {
                add(parts, at, length + 12);
            } else if (bytes.isAt(at + 4, "IDAT")) {
                add(parts, at, Math.min(length + 12, bytes.size() - at));
            } else if (bytes.isAt(at + 4, "IEND") && length == 0) {
                add(parts, at, 12);
            }
            isOver = bytes.isAt(at + 4, "IEND") || at + length + 12 >= bytes.size();
            at += length + 12;
            if (parts.size() > MOST_PARTS) {
                throw new BrokenPicture("too many parts");
            }
        }
        return new Picture(number(bytes.intAt(16)), number(bytes.intAt(20)), UPRIGHT, false, parts);
    }

    private static void add(List<Part> parts, long position, long length) {
        Part last = parts.get(parts.size() - 1);
        if (last.position() + last.length() == position) {
            parts.set(parts.size() - 1, new Part(last.position(), last.length() + length));
        } else {
            parts.add(new Part(position, length));
        }
    }

    /** The first image, without what is said before it but how it is laid over nothing. */
    static Picture gif(HeaderBytes bytes) throws IOException {
        int flags = bytes.at(10);
        long at = 13 + (((flags & 0x80) != 0) ? 3L << ((flags & 7) + 1) : 0);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, at));
        int blocks = 0;
        while (bytes.at(at) == 0x21) { // an extension
            long begun = at;
            boolean isControl = bytes.at(at + 1) == 0xf9;
            at += 2;
            while (bytes.at(at) != 0) {
                at += bytes.at(at) + 1;
                if (++blocks > MOST_BLOCKS) {
                    throw new BrokenPicture("too much before the image");
                }
            }
            at++;
            if (isControl) {
                parts.add(new Part(begun, at - begun));
            }
        }
        if (bytes.at(at) != 0x2c) {
            throw new BrokenPicture("no image");
        }
        parts.add(new Part(at, bytes.size() - at));
        int width = Math.max(
                bytes.littleShortAt(6), bytes.littleShortAt(at + 5)); // the image may be larger than its screen
        int height = Math.max(bytes.littleShortAt(8), bytes.littleShortAt(at + 7));
        return new Picture(width, height, UPRIGHT, false, parts);
    }

    /** Only how large it is. */
    static Picture webp(HeaderBytes bytes) throws IOException {
        int width;
        int height;
        if (bytes.isAt(12, "VP8X")) {
            width = (bytes.littleShortAt(24) | (bytes.at(26) << 16)) + 1;
            height = (bytes.littleShortAt(27) | (bytes.at(29) << 16)) + 1;
        } else if (bytes.isAt(12, "VP8L")) {
            long bits = bytes.littleIntAt(21);
            width = (int) (bits & 0x3fff) + 1;
            height = (int) ((bits >> 14) & 0x3fff) + 1;
        } else {
            width = bytes.littleShortAt(26) & 0x3fff;
            height = bytes.littleShortAt(28) & 0x3fff;
        }
        return new Picture(width, height, UPRIGHT, false, List.of());
    }

    private static int number(long value) throws BrokenPicture {
        if (value > Integer.MAX_VALUE) {
            throw new BrokenPicture("no size");
        }
        return (int) value;
    }
}
