package chat.hearth.app.bench;

import chat.hearth.app.testkit.LabPerson;
import chat.hearth.app.testkit.NetworkLab;
import chat.hearth.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Measures how long it takes from pressing Host on one computer to the first message of somebody on another one, who typed
 * nothing: whose start screen was open, and who clicked what appeared there as soon as it did. Both are the app's view
 * models with all that is behind them, in a network of namespaces. Argument: a directory for their data. Run by hand, as
 * root.
 */
public final class FirstMessageBench {
    private static final int ROUNDS = 7;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private FirstMessageBench() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException {
        Path data = Files.createDirectories(Path.of(arguments[0]));
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(once(Files.createTempDirectory(data, "round")));
        }
        System.out.println("hosted after   " + figures(rounds, Round::hosted));
        System.out.println("found after    " + figures(rounds, Round::found));
        System.out.println("hello after    " + figures(rounds, Round::heard));
    }

    private static String figures(List<Round> rounds, ToLongFunction<Round> of) {
        List<Long> sorted = rounds.stream().map(of::applyAsLong).sorted().toList();
        return sorted.get(ROUNDS / 2) + " ms, the median of " + sorted;
    }

    /** In milliseconds after Host was pressed. */
    private record Round(long hosted, long found, long heard) {}

    private static Round once(Path data) {
        try (NetworkLab lab = new NetworkLab("ada", "grace")) {
            RunningProgram grace = person(lab, data, "grace");
            grace.await(line -> line.startsWith("reads Listening"));
            grace.tell("greet");
            RunningProgram ada = person(lab, data, "ada");
            long pressed = System.nanoTime();
            ada.tell("host");
            ada.await("in ada's chat"::equals);
            long hosted = since(pressed);
            grace.await(line -> line.startsWith("sees ada's chat"));
            long found = since(pressed);
            ada.await("hears grace: hello"::equals);
            return new Round(hosted, found, since(pressed));
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private static RunningProgram person(NetworkLab lab, Path data, String name) {
        RunningProgram person =
                lab.java(name, LabPerson.class, data.resolve(name).toString(), name);
        person.await("ready"::equals);
        return person;
    }
}
