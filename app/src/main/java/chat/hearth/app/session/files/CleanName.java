package chat.hearth.app.session.files;

import chat.hearth.chat.FileName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of files as they are shown and proposed here, whatever a host says that they are called. Stateless. */
public final class CleanName {
    /** Leaves room for what is put behind a name on the disk, where 255 is the most. */
    static final int MOST_BYTES = 200;

    private static final int MOST_OF_AN_ENDING = 20;

    private CleanName() {}

    /** One name and no path, without what a system forbids or an eye misses; {@code file} when nothing is left. */
    public static String of(String name) {
        return FileName.clean(name, MOST_BYTES);
    }

    /** Where the ending begins, with its dot; the name's length when it has none. */
    private static int dot(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.substring(dot).getBytes(StandardCharsets.UTF_8).length <= MOST_OF_AN_ENDING
                ? dot
                : name.length();
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
