package chat.hearth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Node.js script that runs beside the test. Confined to one thread. */
public final class NodeScript implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(); // empty: the end
    private final List<String> seen = new ArrayList<>();

    NodeScript(Path directory, List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "node-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * The first line of its output that is wanted, among those that came and those to come.
     *
     * @throws AssertionError when the script ends first, or the time does
     */
    public String await(Predicate<String> wanted, Duration within) {
        Optional<String> earlier = seen.stream().filter(wanted).findFirst();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        long end = System.nanoTime() + within.toNanos();
        try {
            while (true) {
                Optional<String> line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null || line.isEmpty()) {
                    throw new AssertionError(
                            "the expected line did not come; the script said:\n" + String.join("\n", seen));
                }
                seen.add(line.get());
                if (wanted.test(line.get())) {
                    return line.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the script. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // Its end closes the stream under the reader.
        }
        lines.add(Optional.empty());
    }
}
