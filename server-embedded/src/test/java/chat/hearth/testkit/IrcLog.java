package chat.hearth.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The real chat in the test resources ({@code irc/README.md} says where it is from). Every line of it, none left out. */
public final class IrcLog {
    /** The files, each of one channel, or of one day of {@code #ubuntu}. */
    public static final List<String> FILES = List.of(
            "mediawiki",
            "rust",
            "stripe",
            "ubuntu-2006-12-20",
            "ubuntu-2007-01-12",
            "ubuntu-2007-06-04",
            "ubuntu-2008-04-27",
            "ubuntu-meeting");

    /** What a line is. */
    public enum Kind {
        MESSAGE,
        ACTION,
        NOTICE,
        SYSTEM
    }

    /**
     * One line.
     *
     * @param day  as {@code YYYY-MM-DD}
     * @param time as {@code HH:MM} or {@code HH:MM:SS}; empty for system lines, which have none
     * @param nick who said it; empty for system lines
     * @param text what was said, without space around it
     */
    public record Line(String channel, String day, String time, Kind kind, String nick, String text) {}

    private static final Pattern DAY_IN_FILE_NAME = Pattern.compile("(.+)-(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern DAY_IN_LINE = Pattern.compile("(\\S+) (\\d{4}-\\d{2}-\\d{2}) (.*)");
    private static final Pattern SAID = Pattern.compile(
            "\\[(\\d{2}:\\d{2}(?::\\d{2})?)] (?:<([^>]+)>|\\s*\\* ?(\\S+)|-([^\\s:]+?)(?::\\S+)?- )(.*)");
    private static final Pattern SYSTEM = Pattern.compile("(?:===|\\*\\*\\*) (.*)");

    private IrcLog() {}

    /** All lines of all files, each file in its own order. */
    public static List<Line> readAll() {
        List<Line> lines = new ArrayList<>();
        FILES.forEach(file -> lines.addAll(read(file)));
        return lines;
    }

    /** All lines of one of {@link #FILES}. */
    public static List<Line> read(String file) {
        List<Line> lines = new ArrayList<>();
        try (InputStream packed = IrcLog.class.getResourceAsStream("/irc/" + file + ".txt.gz")) {
            if (packed == null) {
                throw new IllegalArgumentException("no log of this name: " + file);
            }
            var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(parse(file, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /**
     * Reads one line.
     *
     * @param file the file that it stands in: the files of a single day have that day in their name only
     * @throws IllegalArgumentException when the line has no known form
     */
    static Line parse(String file, String line) {
        Matcher dated = DAY_IN_LINE.matcher(line);
        if (dated.matches()) {
            return parse(dated.group(1), dated.group(2), dated.group(3));
        }
        Matcher name = DAY_IN_FILE_NAME.matcher(file);
        if (name.matches()) {
            return parse(name.group(1), name.group(2), line);
        }
        throw new IllegalArgumentException("a line without a day: " + line);
    }

    private static Line parse(String channel, String day, String rest) {
        Matcher said = SAID.matcher(rest);
        if (said.matches()) {
            String text = said.group(5).strip();
            if (said.group(2) != null) {
                return new Line(
                        channel, day, said.group(1), Kind.MESSAGE, said.group(2).strip(), text);
            } else if (said.group(3) != null) {
                return new Line(channel, day, said.group(1), Kind.ACTION, said.group(3), text);
            }
            return new Line(channel, day, said.group(1), Kind.NOTICE, said.group(4), text);
        }
        Matcher system = SYSTEM.matcher(rest);
        if (system.matches()) {
            return new Line(channel, day, "", Kind.SYSTEM, "", system.group(1).strip());
        }
        throw new IllegalArgumentException("a line of no known form: " + rest);
    }
}
