package chat.hearth.app.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorksTest {
    private static final List<String> JARS = List.of(
            "app-1.2.3.jar",
            "core-3.5.4.jar",
            "ikonli-core-12.4.0.jar",
            "ikonli-feather-pack-12.4.0.jar",
            "javafx-base-21.0.12-linux-aarch64.jar",
            "javafx-graphics-21.0.12-linux.jar",
            "netty-common-4.2.18.Final.jar",
            "netty-transport-native-epoll-4.2.18.Final-linux-x86_64.jar",
            "reactfx-2.0-M5.jar",
            "sqlite-jdbc-3.54.1.0.jar");

    @Test
    void versionsAreThoseOfTheJarsAndAWorkWithinAnotherHasNone() {
        Map<String, String> versions =
                Works.shipped(JARS).stream().collect(Collectors.toMap(Work::project, Work::version));
        assertEquals("3.5.4", versions.get("ZXing"));
        assertEquals("12.4.0", versions.get("Ikonli"));
        assertEquals("", versions.get("Feather icons"));
        assertEquals("21.0.12", versions.get("OpenJFX"));
        assertEquals("4.2.18.Final", versions.get("Netty"));
        assertEquals("", versions.get("JCTools, in Netty"));
        assertEquals("2.0-M5", versions.get("ReactFX"));
        assertEquals("3.54.1.0", versions.get("SQLite JDBC"));
        assertEquals("", versions.get("SQLite, in SQLite JDBC"));
        assertEquals(Runtime.version().toString(), versions.get("OpenJDK"));
        assertEquals("", versions.get("Gson"), "its jar is not there");
    }

    @Test
    void theWorksComeByName() {
        List<String> projects = Works.shipped(JARS).stream().map(Work::project).toList();
        assertEquals(projects.stream().sorted(String::compareToIgnoreCase).toList(), projects);
    }

    @Test
    void eachLicenceIsThereInFull() {
        for (Work work : Works.shipped(JARS)) {
            for (String id : work.licences()) {
                assertTrue(Works.licence(id).length() > 200, id);
            }
        }
        Work logback = new Work("Logback", "1", "EPL-2.0 OR LGPL-2.1-only", "2026 Somebody", "https://example.org");
        assertTrue(Works.text(logback).startsWith("Copyright (c) 2026 Somebody\n\nEclipse Public License"));
        assertTrue(Works.text(logback).contains("GNU LESSER GENERAL PUBLIC LICENSE"));
        Work sqlite = new Work("SQLite", "", "blessing", "", "https://example.org");
        assertTrue(Works.text(sqlite).startsWith("The author disclaims copyright"));
    }

    @Test
    void hearthsOwnLicenceIsTheOneAtTheTop() throws IOException {
        assertEquals(Files.readString(Path.of("../LICENSE")).strip(), Works.licence("Apache-2.0"));
    }

    @Test
    void jarsAreFoundOnThePathsAndInWhatAJarThereNames(@TempDir Path directory) throws IOException {
        Path app = directory.resolve("app-1.2.3.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/gson-2.15.0.jar core-3.5.4.jar classes/");
        try (OutputStream out = Files.newOutputStream(app);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.flush();
        }
        Files.writeString(directory.resolve("broken-1.jar"), "not a jar");
        String path = String.join(
                File.pathSeparator,
                app.toString(),
                directory.toString(),
                directory.resolve("broken-1.jar").toString());

        assertEquals(
                Set.of("app-1.2.3.jar", "gson-2.15.0.jar", "core-3.5.4.jar", "broken-1.jar", "javafx-base-21.jar"),
                RunningJars.names(path, "mods/javafx-base-21.jar", ""));
    }
}
