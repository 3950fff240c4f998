package chat.hearth.app.testkit;

import chat.hearth.testkit.RunningProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A network by itself: computers at one switch, each a network namespace with a card {@code eth0}. Nothing in it reaches the
 * machine around, and nothing of that reaches it. Needs root and the programs of iproute2.
 */
public final class NetworkLab implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final String prefix = "hearth-" + ProcessHandle.current().pid() + "-";
    private final List<String> spaces = new ArrayList<>();
    private final List<RunningProgram> programs = new ArrayList<>();
    private final Thread lastResort = new Thread(this::clear, "network-lab-end");

    /** Makes a network of computers with these names; the first has the addresses 10.77.0.1 and fd77::1, and so on. */
    public NetworkLab(String... computers) {
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            space("switch");
            ip("-n", prefix + "switch", "link", "add", "lan", "type", "bridge", "mcast_snooping", "0");
            ip("-n", prefix + "switch", "link", "set", "lan", "up");
            for (int i = 0; i < computers.length; i++) {
                plugIn(computers[i], i + 1);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void plugIn(String computer, int number) {
        space(computer);
        String at = prefix + computer;
        ip("-n", at, "link", "set", "lo", "up");
        ip("-n", at, "link", "add", "eth0", "type", "veth", "peer", "name", computer, "netns", prefix + "switch");
        ip("-n", prefix + "switch", "link", "set", computer, "master", "lan", "up");
        ip("-n", at, "addr", "add", "10.77.0." + number + "/24", "dev", "eth0");
        ip("-n", at, "addr", "add", "fd77::" + number + "/64", "dev", "eth0", "nodad");
        ip("-n", at, "link", "set", "eth0", "up");
    }

    private void space(String name) {
        ip("netns", "add", prefix + name);
        spaces.add(prefix + name);
    }

    /** Makes the switch drop what is sent to groups, to and from this computer. What is sent to one computer passes. */
    public void filterMulticast(String computer) {
        command("bridge", "-n", prefix + "switch", "link", "set", "dev", computer, "mcast_flood", "off");
    }

    /** Undoes {@link #filterMulticast}. */
    public void letMulticastPass(String computer) {
        command("bridge", "-n", prefix + "switch", "link", "set", "dev", computer, "mcast_flood", "on");
    }

    /** Makes the switch let nothing pass between those computers of which this was said. */
    public void isolate(String computer) {
        command("bridge", "-n", prefix + "switch", "link", "set", "dev", computer, "isolated", "on");
    }

    /** Takes the card of this computer down. */
    public void unplug(String computer) {
        ip("-n", prefix + computer, "link", "set", "eth0", "down");
    }

    /** Leaves this computer with IPv4. */
    public void withoutIpv6(String computer) {
        ip("-n", prefix + computer, "-6", "addr", "flush", "dev", "eth0");
    }

    /** Gives this computer another IPv4 address in place of its own. */
    public void renumber(String computer, int before, int now) {
        ip("-n", prefix + computer, "addr", "del", "10.77.0." + before + "/24", "dev", "eth0");
        ip("-n", prefix + computer, "addr", "add", "10.77.0." + now + "/24", "dev", "eth0");
    }

    /** Starts a Java program of this class path on a computer. It is ended with the lab at the latest. */
    public RunningProgram java(String computer, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", prefix + computer));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        RunningProgram program = new RunningProgram(command, Map.of());
        programs.add(program);
        return program;
    }

    /** Ends all programs and takes the network apart. */
    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook with it.
        }
    }

    private synchronized void clear() {
        programs.forEach(RunningProgram::close);
        programs.clear();
        spaces.forEach(space -> ip("netns", "del", space));
        spaces.clear();
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        command(command.toArray(String[]::new));
    }

    /** @throws IllegalStateException with what the program said, when it fails */
    static void command(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
