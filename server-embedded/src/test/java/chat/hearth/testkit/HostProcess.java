package chat.hearth.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A host without a window as a process of its own, on 127.0.0.1, which a test can kill like a power cut kills it and start
 * again where it was. Ends with the test's JVM at the latest. Confined to one thread but for {@link #kill9}.
 */
public final class HostProcess implements AutoCloseable {
    private static final String MAIN = "chat.hearth.server.ServerMain";
    private static final String ADDRESS = "127.0.0.1";
    /** The line that says where to join is the first that names this address with a port. */
    private static final Pattern READY = Pattern.compile("\\b127\\.0\\.0\\.1:(\\d{2,5})\\b");

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;
    private static final int KEPT_LINES = 500;
    private static final List<String> SMALL = small();

    private final List<String> command;
    private final int port;
    private final Deque<String> output = new ArrayDeque<>(); // guarded by itself
    private final Thread lastResort = new Thread(this::kill9, "host-process-last-resort");
    private volatile @Nullable Process process;

    private HostProcess(List<String> program, Path data, List<String> arguments) {
        port = portForRestarts();
        command = new ArrayList<>(program);
        command.addAll(List.of("--bind", ADDRESS, "--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(arguments);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Little memory, and compilers set as for the tests. */
    private static List<String> small() {
        Stream<String> compilers = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:Tier"));
        return Stream.concat(Stream.of("-Xmx256m", "-XX:+UseSerialGC"), compilers)
                .toList();
    }

    /** Starts a host and waits until it listens. */
    public static HostProcess start(Path data, String... arguments) {
        return start(SMALL, data, List.of(arguments));
    }

    /** Starts a host with other JVM options than the small ones that suit a test, and waits until it listens. */
    public static HostProcess start(List<String> jvmOptions, Path data, List<String> arguments) {
        List<String> program = new ArrayList<>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(jvmOptions);
        program.addAll(List.of("-cp", classPath(), MAIN));
        return started(new HostProcess(program, data, arguments));
    }

    /** Starts a host that is installed, and waits until it listens. */
    public static HostProcess startInstalled(Path program, Path data, String... arguments) {
        return started(new HostProcess(List.of(program.toString()), data, List.of(arguments)));
    }

    private static HostProcess started(HostProcess host) {
        try {
            host.restart();
        } catch (RuntimeException | Error e) {
            host.close();
            throw e;
        }
        return host;
    }

    public int port() {
        return port;
    }

    /** Where clients connect to. */
    public URI uri() {
        return URI.create("http://" + ADDRESS + ":" + port);
    }

    public long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the host does not run");
        }
        return running.pid();
    }

    /** Starts the host again, on the same port and data, and waits until it listens. */
    public void restart() {
        if (process != null) {
            throw new IllegalStateException("the host runs already");
        }
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            started.getOutputStream().close();
            process = started;
            Thread reader = new Thread(() -> read(started, listening), "host-output-" + started.pid());
            reader.setDaemon(true);
            reader.start();
            int said = listening.get(START_SECONDS, TimeUnit.SECONDS);
            if (said != port) {
                throw new IllegalStateException("the host listens on " + said + " instead of " + port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the host did not start; it said:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the host with SIGKILL and waits until it is gone: nothing in it can finish anything. Any thread. */
    public void kill9() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /**
     * Ends the host with SIGTERM and waits until it is gone.
     *
     * @return its exit code
     */
    public int stop() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the host does not run");
        }
        running.destroy();
        if (!await(running)) {
            throw new IllegalStateException("the host did not stop; it said:\n" + output());
        }
        process = null;
        return running.exitValue();
    }

    /** The newest lines of what all starts of the host have printed. Any thread. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Kills the host if it still runs. */
    @Override
    public void close() {
        kill9();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook with it.
        }
    }

    private void read(Process started, CompletableFuture<Integer> listening) {
        try (var lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    if (output.size() == KEPT_LINES) {
                        output.removeFirst();
                    }
                    output.addLast(line);
                }
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    listening.complete(Integer.parseInt(ready.group(1)));
                }
            }
            listening.completeExceptionally(new IllegalStateException("the process ended"));
        } catch (IOException e) {
            listening.completeExceptionally(e); // its end closes the stream under the reader
        }
    }

    private static boolean await(Process ending) {
        try {
            return ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A free port below those that systems give to outgoing connections. Of those, a port can be taken while the host is
     * down, by one of the clients that try to reach it.
     */
    private static int portForRestarts() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), candidate));
                return candidate;
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException("no free port");
    }

    /**
     * This JVM's class path without tests and without the app: the host starts from what is shipped with it, and finds its
     * own logging configuration.
     */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        try {
            entries.add(Path.of(Class.forName(MAIN)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("the host is not on the class path", e);
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && !entry.endsWith("-tests.jar") && !entries.contains(entry)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
