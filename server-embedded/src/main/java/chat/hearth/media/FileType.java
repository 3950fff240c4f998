package chat.hearth.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a file is by its first bytes, whatever it is called. Nothing that a browser would run is ever found. Stateless. */
public final class FileType {
    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";
    public static final String GIF = "image/gif";
    public static final String WEBP = "image/webp";
    public static final String UNKNOWN = "application/octet-stream";

    /** As many bytes of the start as can matter. */
    public static final int BYTES = 16;

    private static final List<Mark> MARKS = List.of(
            new Mark(PNG, 0, "\u0089PNG\r\n\u001a\n"),
            new Mark(JPEG, 0, "\u00ff\u00d8\u00ff"),
            new Mark(GIF, 0, "GIF87a"),
            new Mark(GIF, 0, "GIF89a"),
            new Mark(WEBP, 8, "WEBPVP8"),
            new Mark("application/pdf", 0, "%PDF-"),
            new Mark("application/zip", 0, "PK\u0003\u0004"),
            new Mark("application/gzip", 0, "\u001f\u008b\b"),
            new Mark("audio/mpeg", 0, "ID3"),
            new Mark("audio/flac", 0, "fLaC"),
            new Mark("audio/wav", 8, "WAVE"),
            new Mark("application/ogg", 0, "OggS"),
            new Mark("video/webm", 0, "\u001aE\u00df\u00a3"),
            new Mark("video/mp4", 4, "ftyp"));

    private FileType() {}

    /** The media type of a file that begins with these bytes; {@link #UNKNOWN} when they say nothing. */
    public static String of(byte[] start) {
        return MARKS.stream()
                .filter(mark -> mark.isIn(start))
                .findFirst()
                .map(Mark::type)
                .orElse(UNKNOWN);
    }

    /** Whether a browser may show it where it stands, instead of saving it. */
    public static boolean isShown(String type) {
        return type.equals(PNG) || type.equals(JPEG) || type.equals(GIF) || type.equals(WEBP);
    }

    /** @param bytes a character for each byte */
    private record Mark(String type, int at, String bytes) {
        boolean isIn(byte[] start) {
            byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
            int end = at + wanted.length;
            return start.length >= end && Arrays.equals(start, at, end, wanted, 0, wanted.length);
        }
    }
}
