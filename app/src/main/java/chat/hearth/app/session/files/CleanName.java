package chat.hearth.app.session.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files as every system takes them, and as nobody mistakes them. Stateless. */
public final class CleanName {
    /** Leaves room for what is put behind a name on the disk, where 255 is the most. */
    static final int MOST_BYTES = 200;

    private static final int MOST_OF_AN_ENDING = 20;

    /** Control characters, and what turns the direction of writing, so that {@code exe.gpj} reads as {@code jpg.exe}. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\u2028\u2029]");

    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|]");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^[\\s.]+|[\\s.]+$");

    /** Names that mean a device on Windows, whatever ending they have. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\s*\\..*)?");

    private CleanName() {}

    /** The name without what a system forbids or an eye misses; {@code file} when nothing is left. */
    public static String of(String name) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll("");
        String allowed = FORBIDDEN.matcher(plain).replaceAll("_");
        String trimmed = AT_THE_ENDS.matcher(shortened(allowed)).replaceAll("");
        if (trimmed.isEmpty()) {
            return "file";
        }
        return DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed;
    }

    private static String shortened(String name) {
        if (bytes(name) <= MOST_BYTES) {
            return name;
        }
        String ending = name.substring(dot(name));
        int most = MOST_BYTES - bytes(ending);
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int at = 0; at < name.length() - ending.length(); ) {
            int point = name.codePointAt(at);
            String letter = Character.toString(point);
            used += bytes(letter);
            if (used > most) {
                break;
            }
            kept.append(letter);
            at += Character.charCount(point);
        }
        return kept + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where the ending begins, with its dot; the name's length when it has none. */
    private static int dot(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && bytes(name.substring(dot)) <= MOST_OF_AN_ENDING ? dot : name.length();
    }

    /** The ending in small letters, without its dot; empty for none. */
    public static String ending(String name) {
        int dot = dot(name);
        return dot + 1 < name.length() ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** The name with a number before its ending: {@code photo (2).png}. */
    public static String numbered(String name, int number) {
        int dot = dot(name);
        return name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
    }
}
