package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runtime that is shipped has every module that the app and its libraries need. */
class ModulesTest {
    /** Netty asks whether it is there. */
    private static final Set<String> CAN_DO_WITHOUT = Set.of("jdk.jfr");

    private static final List<String> TESTS_ONLY =
            List.of("junit-", "opentest4j-", "apiguardian-", "surefire-", "test-classes", "-tests.jar");

    @Test
    void everyModuleThatTheJarsNeedIsThere() throws IOException {
        Set<String> missing = neededByTheJars();
        missing.removeAll(CAN_DO_WITHOUT);
        missing.removeAll(resolved());
        assertEquals(Set.of(), missing, "packaging/common/modules.txt");
    }

    private static Set<String> neededByTheJars() {
        List<String> words =
                new ArrayList<>(List.of("--multi-release", "17", "--ignore-missing-deps", "--print-module-deps"));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.exists(Path.of(entry)))
                .filter(entry -> TESTS_ONLY.stream().noneMatch(entry::contains))
                .forEach(words::add);
        var output = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(output, true), new PrintWriter(output, true), words.toArray(String[]::new));
        assertEquals(0, status, output::toString);
        return new TreeSet<>(List.of(output.toString().strip().split(",", -1)));
    }

    /** Those in the list, and those that they require. */
    private static Set<String> resolved() throws IOException {
        List<String> modules =
                Checkout.text("packaging/common/modules.txt").lines().toList();
        return Configuration.empty().resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), modules).modules().stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }
}
