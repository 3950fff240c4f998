package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.packaging.JdkOptions.Platform;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts tell jpackage and jlink nothing that they do not know, on any JDK there is here and for any platform. */
class JdkOptionsTest {
    private static final Map<String, Platform> SCRIPTS = Map.of(
            "packaging/common/image.sh", Platform.LINUX,
            "packaging/macos/build.sh", Platform.MACOS,
            "packaging/windows/build.ps1", Platform.WINDOWS);

    /** With JDK 17 the host without a window is in the menu, too. */
    private static final Set<String> IGNORED_BY_OLDER_JDKS = Set.of("win-menu", "win-shortcut");

    private static final Pattern FUNCTION = Pattern.compile("^function ", Pattern.MULTILINE);

    /** The JDK of this build, and those that a package may be made with. */
    static Stream<JdkOptions> jdks() throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")).toRealPath());
        Path others = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(others)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(others)) {
                for (Path home : found) {
                    if (Files.exists(home.resolve("bin/jpackage"))) homes.add(home.toRealPath());
                }
            }
        }
        return homes.stream().map(JdkOptions::new);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jpackageKnowsWhatItIsTold(JdkOptions jdk) throws IOException {
        for (Map.Entry<String, Platform> script : SCRIPTS.entrySet()) {
            assertKnown(script.getKey(), "jpackage", jdk.ofJpackage(script.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jlinkKnowsWhatItIsTold(JdkOptions jdk) throws IOException, InterruptedException {
        Set<String> known = jdk.ofJlink();
        assertKnown("packaging/common/image.sh", "jlink", known);
        assertKnown("packaging/windows/build.ps1", "jlink", known);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theSecondLauncherOfWindowsIsDescribedInWordsThatJpackageKnows(JdkOptions jdk) throws IOException {
        var launcher = new Properties();
        try (var reader = Files.newBufferedReader(Checkout.file("packaging/windows/hearth-host.properties"))) {
            launcher.load(reader);
        }
        Set<String> unknown = new TreeSet<>(launcher.stringPropertyNames());
        unknown.removeAll(jdk.keysOfLaunchers());
        assertTrue(IGNORED_BY_OLDER_JDKS.containsAll(unknown), unknown::toString);
    }

    private static void assertKnown(String script, String tool, Set<String> known) throws IOException {
        Set<String> told = new TreeSet<>();
        calls(script, tool).forEach(call -> told.addAll(JdkOptions.optionsIn(call)));
        assertFalse(told.isEmpty(), () -> script + " calls no " + tool);
        Set<String> unknown = new TreeSet<>(told);
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown, () -> script + " tells " + tool);
    }

    /** In Bash a call is a command, over all its lines; in PowerShell the words are put together in the function that calls. */
    private static Stream<String> calls(String script, String tool) throws IOException {
        String text = Checkout.text(script);
        return script.endsWith(".ps1")
                ? FUNCTION.splitAsStream(text).filter(function -> function.contains("\\bin\\" + tool))
                : text.replace("\\\n", " ").lines().filter(line -> line.contains("/bin/" + tool + "\""));
    }
}
