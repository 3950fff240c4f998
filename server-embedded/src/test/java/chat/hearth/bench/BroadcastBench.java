package chat.hearth.bench;

import chat.hearth.testkit.NodeTool;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures one room: a person speaks, and everybody in it gets every message. Hearth, with its durable store on, and
 * Socket.IO's own server on Node, in memory, one after the other on the same machine under the same crowd. Prints a
 * Markdown table. Bounded in connections and time; loopback only.
 *
 * <p>Arguments: how many clients, such as {@code 200 1000 5000}; {@code --only hearth|node}; {@code --seconds N} for each
 * measurement; {@code --window N} messages under way when saturated; {@code --rate N} deliveries a second otherwise;
 * {@code --jvm OPTION} for Hearth.
 */
public final class BroadcastBench {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Options options;
    private final Path work;

    private BroadcastBench(Options options, Path work) {
        this.options = options;
        this.work = work;
    }

    /** Runs in the directory {@code server-embedded}. */
    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of("target", "bench"));
        Row.HEADING.forEach(OUT::println);
        new BroadcastBench(Options.parse(List.of(args)), work).run();
        System.exit(0); // nothing that a failed connection left behind keeps the process
    }

    private void run() throws Exception {
        for (int clients : options.clients()) {
            if (options.wants("hearth")) {
                Path data = Files.createTempDirectory(work, "data");
                try (Subject hearth = Subject.hearth(data, options.jvm())) {
                    measure(hearth, clients);
                } finally {
                    delete(data);
                }
            }
            if (options.wants("node")) {
                NodeTool packages = NodeTool.install(Path.of("bench", "node"), work.resolve("node"));
                try (Subject node = Subject.node(packages)) {
                    measure(node, clients);
                }
            }
        }
    }

    private void measure(Subject subject, int clients) throws Exception {
        try (Crowd crowd = new Crowd(subject.port(), clients)) {
            crowd.enter();
            crowd.saturate(options.window());
            crowd.pass(options.time()); // until it is compiled
            OUT.println(measure(subject, clients, crowd, "saturated"));
            crowd.rest();
            crowd.pace(options.rate());
            crowd.pass(Duration.ofSeconds(2));
            OUT.println(measure(subject, clients, crowd, "%,d/s".formatted(options.rate())));
            crowd.rest();
        }
    }

    private Row measure(Subject subject, int clients, Crowd crowd, String load) throws Exception {
        ProcessFigures figures = new ProcessFigures(subject.pid());
        crowd.forgetLatencies();
        Duration cpu = figures.cpu();
        Crowd.Count before = crowd.count();
        crowd.pass(options.time());
        Crowd.Count after = crowd.count();
        return new Row(
                subject.name(),
                clients,
                load,
                after.delivered() - before.delivered(),
                Duration.ofNanos(after.nanos() - before.nanos()),
                figures.cpu().minus(cpu),
                crowd.latency(0.50),
                crowd.latency(0.99),
                figures.residentMiB());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
