package chat.hearth.chat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files as they may be shown and saved on every platform, whatever somebody sent: one name and no path, without what
 * cannot be seen, and none that a system takes for a device. Stateless; any thread.
 */
public final class FileName {
    /** Longest name, in bytes of UTF-8: no file system of today takes a longer one. */
    public static final int MOST_BYTES = 255;

    /** What has no name at all is called this. */
    private static final String NAMELESS = "file";

    private static final int FEWEST_BYTES = 64;
    private static final int MOST_READ = 16 * 1024;
    private static final int LONGEST_ENDING = 32;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String SPECIAL = "<>:\"|?*";

    /** Windows takes these for devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

    private FileName() {}

    /** The name that is kept of this one; the same again when it is cleaned already. */
    public static String clean(String raw) {
        return clean(raw, MOST_BYTES);
    }

    /**
     * The same with another limit.
     *
     * @param mostBytes at most {@value #MOST_BYTES} and at least {@value #FEWEST_BYTES} count
     */
    public static String clean(String raw, int mostBytes) {
        int most = Math.max(FEWEST_BYTES, Math.min(MOST_BYTES, mostBytes));
        String read = raw.length() > MOST_READ ? raw.substring(raw.length() - MOST_READ) : raw;
        String last = read.substring(Math.max(read.lastIndexOf('/'), read.lastIndexOf('\\')) + 1);
        String name = shortened(trimmed(visible(last)), most);
        if (name.isEmpty()) {
            return NAMELESS;
        }
        return DEVICE.matcher(name.toUpperCase(Locale.ROOT)).matches() ? "_" + name : name;
    }

    private static String visible(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                kept.append('_');
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                kept.append(' ');
            } else if (isShown(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER; // holds emoji of several parts together
            default -> true;
        };
    }

    /** Without what Windows drops at the end; not hidden by a dot at the start, nor taken for an option by a dash. */
    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        String shown = name.substring(0, end).stripLeading();
        return shown.startsWith(".") || shown.startsWith("-") ? "_" + shown.substring(1) : shown;
    }

    /** Cut in front of its ending, which says what to open it with. */
    private static String shortened(String name, int most) {
        if (bytes(name) < most) { // one is left for the mark of a device
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && bytes(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
        int left = most - 1 - bytes(ending);
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < name.length() - ending.length()) {
            int c = name.codePointAt(at);
            int size = bytes(Character.toString(c));
            if (size > left) {
                break;
            }
            left -= size;
            kept.appendCodePoint(c);
            at += Character.charCount(c);
        }
        return trimmed(trimmed(kept.toString()) + ending);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
