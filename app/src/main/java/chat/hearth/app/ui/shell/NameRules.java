package chat.hearth.app.ui.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a name may be, and which one to try next. */
public final class NameRules {
    /** The hosts' default limit, in UTF-16 units. */
    public static final int LONGEST = 32;

    private static final Pattern NUMBERED = Pattern.compile("(.*) ([2-9]|[1-9][0-9]{1,3})");

    private NameRules() {}

    /** A similar name: {@code Ada} leads to {@code Ada 2}, and that to {@code Ada 3}. */
    public static String next(String taken) {
        Matcher numbered = NUMBERED.matcher(taken);
        String stem = numbered.matches() ? numbered.group(1) : taken;
        int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) + 1 : 2;
        String end = " " + number;
        int room = LONGEST - end.length();
        int cut = Math.min(stem.length(), room);
        if (cut < stem.length() && Character.isHighSurrogate(stem.charAt(cut - 1))) {
            cut--;
        }
        return stem.substring(0, cut).strip() + end;
    }
}
