package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.NeedsProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shell scripts of the whole checkout, as ShellCheck reads them. */
class ScriptsTest {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "mvnw");

    /**
     * Left out: what is said of scripts that are read by others (SC1090, SC1091: where they are; SC2034, SC2154: variables that
     * only one of the two sets or reads).
     */
    @Test
    @NeedsProgram("shellcheck")
    void shellScriptsHaveNoneOfTheKnownMistakes() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "shellcheck",
                "--shell=bash",
                "--severity=warning",
                "--exclude=SC1090,SC1091,SC2034,SC2154",
                "--format=gcc"));
        Set<String> scripts = shellScripts();
        assertTrue(scripts.contains("packaging/macos/build.sh"), scripts::toString);
        words.addAll(scripts);
        assertEquals(new Program.Outcome(0, ""), Program.run(words));
    }

    /** By their ending, or by the program that their first line names. */
    private static Set<String> shellScripts() throws IOException {
        Set<String> scripts = new TreeSet<>();
        Files.walkFileTree(Checkout.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isOurs(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isOurs(file) && isShell(file)) {
                    scripts.add(Checkout.ROOT.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return scripts;
    }

    private static boolean isOurs(Path path) {
        return !NOT_OURS.contains(path.getFileName().toString());
    }

    private static boolean isShell(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".sh") || (!name.contains(".") && firstLine(file).matches("#!.*\\b(ba)?sh\\b.*"));
    }

    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
