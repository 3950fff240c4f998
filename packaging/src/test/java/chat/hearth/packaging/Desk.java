package chat.hearth.packaging;

import chat.hearth.testkit.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A person's desk: a screen that nobody else sees, a home directory, and the app as it is installed. */
final class Desk implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 20;

    private final RunningProgram screen;
    private final Map<String, String> environment;
    private final List<RunningProgram> running = new ArrayList<>();
    private final Path home;

    Desk(Path home) {
        this.home = home;
        screen = new RunningProgram(
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"), Map.of());
        String display = ":" + screen.await(line -> line.matches("\\d+"));
        environment = Map.of(
                "DISPLAY", display,
                "HOME", home.toString(),
                "XDG_CONFIG_HOME", home.resolve(".config").toString(),
                "XDG_DATA_HOME", home.resolve(".local/share").toString(),
                "XDG_STATE_HOME", home.resolve(".local/state").toString());
    }

    /** Starts a program at this desk. */
    RunningProgram start(String... command) {
        RunningProgram program = new RunningProgram(Arrays.asList(command), environment);
        running.add(program);
        return program;
    }

    /** What the app that keeps its data in the usual places writes into its log, from the first line on. */
    RunningProgram log() {
        return log(home.resolve(".local/state/hearth/hearth.log"));
    }

    /** What is written into this log, from the first line on. */
    RunningProgram log(Path file) {
        return start("tail", "--lines=+1", "--retry", "--follow=name", file.toString());
    }

    /**
     * Types a message and sends it. The first key is pressed again and again until others hear of somebody who types: there
     * is no other way to see from outside that the window is ready for it.
     */
    void say(String text, Listener listener) {
        int attempts = 0;
        do {
            if (attempts++ == ATTEMPTS) {
                throw new AssertionError("nobody hears that something is typed");
            }
            xdotool("search", "--sync", "--onlyvisible", "--name", "Hearth", "windowfocus", "key", "x");
        } while (!listener.hearsTyping(ANSWER));
        xdotool("key", "ctrl+a");
        xdotool("type", "--delay", "20", text);
        xdotool("key", "Return");
        listener.awaitMessage(text);
    }

    private void xdotool(String... words) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        end(command);
    }

    /** Keeps what is on the screen as a picture. */
    void photograph(Path file) {
        end(List.of("import", "-window", "root", file.toString()));
    }

    private void end(List<String> command) {
        try (RunningProgram program = new RunningProgram(command, environment)) {
            if (program.end() != 0) {
                throw new AssertionError(command + " failed");
            }
        }
    }

    @Override
    public void close() {
        running.forEach(RunningProgram::close);
        screen.close();
    }
}
