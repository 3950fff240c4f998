package chat.hearth.packaging.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures how long the app takes to its first frame, and how much memory it has then, in turns: from the package, and by a
 * plain {@code java -cp}; with what it reads in the memory of the system, and read from the disk (for which it has to be
 * root). Arguments: the program of the package, and commands that start the same otherwise, each in one word. Needs Linux
 * and a display. Run by hand.
 */
public final class StartBench {
    private static final int ROUNDS = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Pattern FRAME = Pattern.compile("(?m)^(\\S+) .*First frame after (\\d+) ms");
    private static final Pattern MEMORY = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private StartBench() {}

    /** Prints the figures. */
    public static void main(String[] commands) throws IOException, InterruptedException {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String command : commands) {
                starts.computeIfAbsent("warm " + command, key -> new ArrayList<>())
                        .add(once(command));
            }
            for (String command : commands) {
                forgetFiles();
                starts.computeIfAbsent("cold " + command, key -> new ArrayList<>())
                        .add(once(command));
            }
        }
        starts.forEach((name, of) -> {
            System.out.println(name.length() > 60 ? name.substring(0, 60) + "…" : name);
            System.out.println("  command to first frame, ms: " + figures(of, Start::wall));
            System.out.println("  JVM's start to first frame, ms: " + figures(of, Start::ofJvm));
            System.out.println("  RSS 3 s later, MB: " + figures(of, Start::megabytes));
        });
    }

    private static String figures(List<Start> of, ToLongFunction<Start> value) {
        List<Long> sorted = of.stream().map(value::applyAsLong).sorted().toList();
        return sorted.get(sorted.size() / 2) + ", the median of " + sorted;
    }

    private record Start(long wall, long ofJvm, long megabytes) {}

    private static void forgetFiles() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
        Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
    }

    /** The log says when the frame was there, so looking at it seldom makes the figure no worse. */
    private static Start once(String command) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("hearth-start");
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
        words.addAll(List.of("--no-discovery", "--data", data.toString()));
        Instant begin = Instant.now();
        Process process = new ProcessBuilder(words).inheritIO().start();
        try {
            Matcher frame = frame(data.resolve("logs/hearth.log"), begin.plus(PATIENCE));
            Thread.sleep(SETTLING.toMillis());
            Matcher memory = MEMORY.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            if (!memory.find()) {
                throw new IOException("no memory is told");
            }
            return new Start(
                    Duration.between(begin, OffsetDateTime.parse(frame.group(1)).toInstant())
                            .toMillis(),
                    Long.parseLong(frame.group(2)),
                    Long.parseLong(memory.group(1)) * 1024 / 1_000_000);
        } finally {
            process.destroy();
            process.waitFor();
            delete(data);
        }
    }

    private static Matcher frame(Path log, Instant deadline) throws IOException, InterruptedException {
        while (Instant.now().isBefore(deadline)) {
            Thread.sleep(200);
            if (Files.exists(log)) {
                Matcher frame = FRAME.matcher(Files.readString(log, StandardCharsets.UTF_8));
                if (frame.find()) {
                    return frame;
                }
            }
        }
        throw new IOException("no frame");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
