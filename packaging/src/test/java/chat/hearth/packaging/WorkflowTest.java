package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub runs for us cannot become something else overnight, may do little, and ends. */
class WorkflowTest {
    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.*)$");
    private static final Pattern SCRIPT = Pattern.compile("(?m)run: ((?:\\.ci|packaging)/\\S+)$");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.file(".github/workflows"))) {
            return files.toList().stream();
        }
    }

    /** A tag can be moved to other code, a commit cannot. */
    @ParameterizedTest
    @MethodSource("workflows")
    void actionsOfOthersAreNamedByTheirCommit(Path workflow) throws IOException {
        List<String> actions = found(USES, Files.readString(workflow));
        assertFalse(actions.isEmpty());
        assertEquals(
                List.of(),
                actions.stream()
                        .filter(action -> !action.matches("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void onlyAReleaseMayWrite(Path workflow) throws IOException {
        String text = Files.readString(workflow);
        assertTrue(text.contains("\npermissions:\n  contents: read\n\n"), "for all jobs");
        assertEquals(
                List.of("release"),
                jobs(text).stream()
                        .filter(job -> job.contains(": write"))
                        .map(WorkflowTest::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobEnds(Path workflow) throws IOException {
        assertEquals(
                List.of(),
                jobs(Files.readString(workflow)).stream()
                        .filter(job -> !job.matches("(?s).*\n    timeout-minutes: \\d+\n.*"))
                        .map(WorkflowTest::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noCheckoutLeavesItsTokenToWhatIsRunAfterIt(Path workflow) throws IOException {
        String text = Files.readString(workflow);
        assertEquals(
                text.split("uses: actions/checkout@", -1).length,
                text.split("uses: actions/checkout@\\S+ # \\S+\n *with:\n *persist-credentials: false\n", -1).length);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theScriptsThatItRunsAreThere(Path workflow) throws IOException {
        Set<String> scripts = new TreeSet<>(found(SCRIPT, Files.readString(workflow)));
        assertTrue(scripts.contains(".ci/run"), scripts::toString);
        scripts.removeIf(script -> Files.exists(Checkout.file(script)));
        assertEquals(Set.of(), scripts);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<String> jobs(String workflow) {
        List<String> jobs = Pattern.compile("(?m)^(?=  [a-z-]+:$)")
                .splitAsStream(workflow.substring(workflow.indexOf("\njobs:\n") + 7))
                .toList();
        assertFalse(jobs.isEmpty());
        return jobs;
    }

    private static String name(String job) {
        return job.strip().lines().findFirst().orElseThrow().replace(":", "");
    }
}
