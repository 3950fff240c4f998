package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.hearth.app.instance.Handovers;
import chat.hearth.app.instance.InstanceLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    Path data;

    private InstanceLock held;
    private Handovers handovers;

    @AfterEach
    void close() throws IOException {
        if (handovers != null) {
            handovers.close();
        }
        if (held != null) {
            held.close();
        }
    }

    private int start(String... words) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(complained, true, StandardCharsets.UTF_8);
        return Launcher.run(List.of(words), out, err);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hearth://join?host=192.168.1.20:5000&t=AAAAAAAAAAAAAAAAAAAAAA", "--join=192.168.1.20", ""})
    void aSecondStartHandsItsWordsToTheAppThatRuns(String word) throws Exception {
        AppDirs dirs = AppDirs.under(data);
        BlockingQueue<List<String>> taken = new LinkedBlockingQueue<>();
        held = InstanceLock.take(dirs.lockFile()).orElseThrow();
        handovers = Handovers.take(dirs.handoverFile(), taken::add);
        assertEquals(0, start("--data", data.toString(), word));
        assertEquals(List.of("--data", data.toString(), word), taken.poll(10, TimeUnit.SECONDS));
        assertEquals("", said() + complained());
    }

    @Test
    void aSecondStartThatNobodyTakesSaysThatTheAppRuns() throws Exception {
        held = InstanceLock.take(AppDirs.under(data).lockFile()).orElseThrow();
        assertEquals(1, start("--data", data.toString()));
        assertEquals(
                "Hearth is already running with the data in " + data
                        + ". Go to its window, or start another with --data and another directory.\n",
                complained());
    }

    @Test
    void wrongWordsAreSaidInOneLineOnStandardError() {
        assertEquals(2, start("--nonsense", "--data", data.toString()));
        assertEquals("There is no option --nonsense. Try --help.\n", complained());
        assertEquals("", said());
    }

    @Test
    void versionAndHelpAreAnsweredOnStandardOutputAndNothingIsMade() {
        assertEquals(0, start("--data", data.resolve("none").toString(), "--version"));
        assertEquals("Hearth " + AppVersion.current() + "\n", said());
        said.reset();
        assertEquals(0, start("--data", data.resolve("none").toString(), "--help"));
        assertEquals(LauncherTexts.HELP + "\n", said());
        assertEquals("", complained());
        assertFalse(Files.exists(data.resolve("none")));
    }
}
