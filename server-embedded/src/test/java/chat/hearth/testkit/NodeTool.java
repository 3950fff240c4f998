package chat.hearth.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs Node.js scripts against npm packages that are fixed by a lock file. Any thread. */
public final class NodeTool {
    private static final Duration INSTALL_TIME = Duration.ofMinutes(3);

    private final Path directory;

    private NodeTool(Path directory) {
        this.directory = directory;
    }

    /**
     * What came of a run.
     *
     * @param output standard output and error, as they came
     */
    public record Run(int exitCode, String output) {}

    /**
     * The packages and scripts of a source directory, installed with {@code npm ci} beside it once for each version of its
     * lock file: nothing is written into the source tree. Tests of several processes share them; one at a time installs.
     *
     * @param source has {@code package.json} and {@code package-lock.json}
     * @param target made when it is not there; sits under {@code target/}
     */
    public static synchronized NodeTool install(Path source, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (FileChannel turns = FileChannel.open(target.resolve(".turn"), CREATE, WRITE)) {
            var unused = turns.lock(); // until it is closed
            Path lock = target.resolve("package-lock.json");
            Path done = target.resolve("node_modules/.installed");
            boolean current = Files.exists(done) && Files.mismatch(source.resolve("package-lock.json"), lock) < 0;
            try (var files = Files.list(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = target.resolve(file.getFileName());
                    if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) { // another process may be running it
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            NodeTool tool = new NodeTool(target);
            if (!current) {
                Run run = tool.execute(INSTALL_TIME, List.of("npm", "ci", "--no-audit", "--no-fund"));
                if (run.exitCode() != 0) {
                    throw new IllegalStateException("npm ci failed:\n" + run.output());
                }
                Files.createFile(done);
            }
            return tool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scripts of a directory that need no packages. */
    public static NodeTool in(Path directory) {
        return new NodeTool(directory);
    }

    /** Whether both {@code node} and {@code npm} are on the PATH. */
    public static boolean isThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of("node", "npm").stream()
                .allMatch(tool -> List.of(path.split(File.pathSeparator, -1)).stream()
                        .anyMatch(entry -> !entry.isEmpty() && Files.isExecutable(Path.of(entry, tool))));
    }

    /** Where the packages are and scripts run. */
    public Path directory() {
        return directory;
    }

    /** Runs a script of the directory; it is killed, and its run fails, when it takes longer than it may. */
    public Run run(Duration within, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return execute(within, command);
    }

    /** Starts a script that goes on until it is closed. */
    public NodeScript start(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return new NodeScript(directory, command);
    }

    private Run execute(Duration within, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process));
            boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(command + " took longer than " + within + ":\n" + output.join());
            }
            return new Run(process.exitValue(), output.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String readAll(Process process) {
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
