package chat.hearth.app.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what is shipped, against the jars that the app's jar of this build runs with. */
final class LicencesIT {
    private static final Path LICENCES = Path.of("../assets/licences");

    /** What the app's jar names: exactly the runtime dependencies. Hearth's own need no line. */
    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path app = files.filter(file -> file.getFileName().toString().matches("app-[\\d.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
            return RunningJars.names(app.toString()).stream()
                    .filter(jar -> !jar.matches("(app|server-embedded)-[\\d.]+\\.jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void eachJarHasALine() throws IOException {
        Set<String> without = jars();
        assertFalse(without.isEmpty());
        Works.table().forEach(line -> without.removeIf(Works.isOf(line)));
        assertEquals(Set.of(), without);
    }

    @Test
    void eachLineIsOfSomethingThatIsShipped() throws IOException {
        Set<String> jars = jars();
        for (Works.Line line : Works.table()) {
            if (line.where().startsWith("/")) {
                assertNotNull(Works.class.getResource(line.where()), line.where());
            } else if (!line.where().equals(Works.RUNTIME)) {
                assertFalse(jars.stream().noneMatch(Works.isOf(line)), line.where());
            }
        }
    }

    @Test
    void thereIsNoTextWithoutAWork() throws IOException {
        Set<String> used = Works.table().stream()
                .flatMap(line -> line.work().licences().stream())
                .map(id -> id + ".txt")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(LICENCES)) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(used, there);
        }
    }
}
