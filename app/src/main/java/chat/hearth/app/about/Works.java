package chat.hearth.app.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What in Hearth others made, with the texts of the licences: the build puts both into the app's jar. Reads; any thread. */
public final class Works {
    /** Where something comes from that is no jar of a build: the Java that packages bring. */
    static final String RUNTIME = "runtime";

    private static final String TABLE = "licences/third-party.tsv";
    private static final int COLUMNS = 5;

    /** The version and perhaps the platform at the end of a jar's name. */
    private static final Pattern VERSION = Pattern.compile("-(\\d.*?)(?:-(?:linux|win|mac|osx)[^.]*)?\\.jar");

    private Works() {}

    /**
     * A line of the table.
     *
     * @param where the start of the names of its jars; a file in a jar of Hearth's own, from {@code /}; or {@link #RUNTIME}
     * @param work  without a version, which the jars have
     */
    record Line(String where, Work work) {}

    static List<Line> table() {
        return read(TABLE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Works::line)
                .toList();
    }

    private static Line line(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("not a line of " + TABLE + ": " + line);
        }
        return new Line(columns[0], new Work(columns[1], "", columns[2], columns[3], columns[4]));
    }

    /**
     * All there is, by name.
     *
     * @param jars the names of the jar files that this Hearth runs from, for the versions
     */
    public static List<Work> shipped(Collection<String> jars) {
        SortedSet<String> left = new TreeSet<>(jars);
        List<Work> works = new ArrayList<>();
        for (Line line : table()) {
            works.add(versioned(line, left));
            left.removeIf(isOf(line)); // a work within another one's jar has not its version
        }
        works.sort((one, other) -> one.project().compareToIgnoreCase(other.project()));
        return List.copyOf(works);
    }

    private static Work versioned(Line line, SortedSet<String> jars) {
        Work work = line.work();
        String version = line.where().equals(RUNTIME)
                ? Runtime.version().toString()
                : jars.stream()
                        .filter(isOf(line))
                        .findFirst()
                        .map(Works::version)
                        .orElse("");
        return new Work(work.project(), version, work.licence(), work.copyright(), work.source());
    }

    static Predicate<String> isOf(Line line) {
        return jar -> jar.startsWith(line.where());
    }

    private static String version(String jar) {
        Matcher version = VERSION.matcher(jar);
        return version.find() ? version.group(1) : "";
    }

    /** The licence of this work in full: whose copyright it is, and the texts. */
    public static String text(Work work) {
        String texts = work.licences().stream().map(Works::licence).collect(Collectors.joining("\n\n"));
        return work.copyright().isEmpty() ? texts : "Copyright (c) " + work.copyright() + "\n\n" + texts;
    }

    /** The text of one licence or exception. */
    static String licence(String id) {
        return read("licences/" + id + ".txt").strip();
    }

    private static String read(String name) {
        try (InputStream in =
                Objects.requireNonNull(Works.class.getResourceAsStream("/chat/hearth/app/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
