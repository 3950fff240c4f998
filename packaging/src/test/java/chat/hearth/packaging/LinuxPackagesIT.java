package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packages for Linux, as people get them: built, installed over an older one, used and removed. On this machine, so as
 * root, and only where Hearth is not installed. Needs what the packages need, Xvfb, xdotool and ImageMagick.
 */
@NeedsProgram("xdotool")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinuxPackagesIT {
    private static final Path BUILT = Checkout.file("packaging/linux/target");
    private static final String OLDER = "0.0.1";

    @TempDir
    static Path shared;

    private static Path deb;
    private static Path rpm;
    private static Path tar;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assertNotEquals(0, Program.run(List.of("dpkg", "-s", "hearth")).status(), "Hearth is installed here already");
        try (RunningProgram build = new RunningProgram(
                List.of(Checkout.file("packaging/linux/build.sh").toString(), "tar", "deb", "rpm"),
                Map.of("HEARTH_BUILT", "1"))) {
            assertEquals(0, build.end(Duration.ofMinutes(10)));
        }
        deb = built("hearth_*.deb");
        rpm = built("hearth-*.rpm");
        tar = built("hearth-*.tar.gz");
    }

    @AfterAll
    static void purge() throws IOException, InterruptedException {
        Program.run(List.of("dpkg", "--purge", "hearth"));
    }

    @Test
    @Order(1)
    void replacesAnOlderVersionAndGoesOnWithWhatWasSaid() throws IOException, InterruptedException {
        Path host = Path.of("/usr/bin/hearth-host");
        Path data = shared.resolve("host");
        run("dpkg", "-i", older().toString());
        try (HostProcess running = HostProcess.startInstalled(host, data, "--no-discovery", "--local-webhooks")) {
            post(running.uri(), "said to the older one");
            assertEquals(0, running.stop());
        }
        run("dpkg", "-i", deb.toString());

        assertEquals("", run("dpkg", "--verify", "hearth"));
        assertFalse(Files.exists(Path.of("/opt/hearth/lib/app/of-the-older-one.jar")));
        assertEquals("Hearth " + System.getProperty("hearth.version"), run("hearth", "--version"));
        try (HostProcess running = HostProcess.startInstalled(host, data, "--no-discovery", "--local-webhooks")) {
            assertTrue(messages(running.uri()).contains("said to the older one"));
            assertEquals(0, running.stop());
        }
    }

    @Test
    @Order(2)
    void isFoundByMenusManualsAndLinks() throws IOException, InterruptedException {
        assertEquals("chat.hearth.Hearth.desktop", run("xdg-mime", "query", "default", "x-scheme-handler/hearth"));
        assertEquals("", run("desktop-file-validate", "/usr/share/applications/chat.hearth.Hearth.desktop"));
        assertTrue(Files.exists(Path.of("/usr/share/man/man1/hearth-host.1.gz")));
        assertTrue(Files.exists(Path.of("/usr/lib/systemd/user/hearth-host.service")));
    }

    @Test
    @Order(3)
    void letsTwoPeopleTalkThroughTheirWindowsOneOfWhomClickedOnALink() {
        talk("hearth", shared.resolve("deb"), "xdg-open");
    }

    @Test
    @Order(4)
    void isRemovedWithoutATraceButForTheChat() throws IOException, InterruptedException {
        List<Path> installed = run("dpkg", "-L", "hearth").lines().map(Path::of).toList();
        run("dpkg", "-r", "hearth");

        assertEquals(
                List.of(),
                installed.stream()
                        .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                        .toList());
        assertFalse(Files.exists(Path.of("/opt/hearth")));
        assertNotEquals("chat.hearth.Hearth.desktop", run("xdg-mime", "query", "default", "x-scheme-handler/hearth"));
        assertTrue(Files.isDirectory(shared.resolve("deb/ada/.local/share/hearth")));
    }

    @Test
    @Order(5)
    void comesAsRpmWithTheSameFilesAndWorksTheSame() throws IOException, InterruptedException {
        Path ofDeb = shared.resolve("of-deb");
        Path ofRpm = Files.createDirectories(shared.resolve("of-rpm"));
        run("dpkg-deb", "-x", deb.toString(), ofDeb.toString());
        run("sh", "-c", "rpm2cpio '" + rpm + "' | (cd '" + ofRpm + "' && cpio -idm --quiet)");

        assertEquals(files(ofDeb), files(ofRpm));
        String needs = run("rpm", "-qp", "--requires", rpm.toString());
        assertTrue(needs.contains("libgtk-3.so.0()(64bit)"), needs);
        assertFalse(needs.contains("libjvm.so"), needs);
        String program = ofRpm.resolve("opt/hearth/bin/hearth").toString();
        talk(program, shared.resolve("rpm"), program);
    }

    @Test
    @Order(6)
    void comesAsAnArchiveThatKeepsEverythingBesideItself() throws IOException, InterruptedException {
        Path stick = Files.createDirectories(shared.resolve("stick"));
        Path home = shared.resolve("untouched");
        run("tar", "-xzf", tar.toString(), "-C", stick.toString(), "--strip-components=1");
        try (Desk desk = new Desk(home)) {
            String program = stick.resolve("hearth-portable").toString();
            RunningProgram window =
                    desk.start(program, "--host", "--bind", "127.0.0.1", "--port", "0", "--name", "Ada");
            desk.log(stick.resolve("data/logs/hearth.log")).await(line -> line.contains("Hosting on port "));
            window.stop();
            window.end();
        }
        assertTrue(Files.isDirectory(stick.resolve("data/hosted")));
        for (String place : List.of(".config/hearth", ".local/share/hearth", ".local/state/hearth")) {
            assertFalse(Files.exists(home.resolve(place)), place);
        }
    }

    /** Ada hosts in one window. Grace has another, in which a link has her join; they talk, and end their windows. */
    private static void talk(String program, Path homes, String opener) {
        try (Desk ada = new Desk(homes.resolve("ada"));
                Desk grace = new Desk(homes.resolve("grace"))) {
            RunningProgram hosting =
                    ada.start(program, "--host", "--bind", "127.0.0.1", "--port", "0", "--name", "Ada");
            String said = ada.log().await(line -> line.contains("Hosting on port "));
            int port = Integer.parseInt(said.replaceAll(".*Hosting on port (\\d+).*", "$1"));
            RunningProgram joining = grace.start(program, "--no-discovery", "--name", "Grace");
            grace.log().await(line -> line.contains("First frame"));
            try (Listener listener = new Listener(port);
                    RunningProgram click = grace.start(opener, "hearth://join?host=127.0.0.1:" + port)) {
                listener.awaitPerson("Grace");
                assertEquals(0, click.end());
                grace.say("hello from a package", listener);
                ada.say("hello to a package", listener);
            }
            ada.photograph(BUILT.resolve(homes.getFileName() + "-ada.png"));
            grace.photograph(BUILT.resolve(homes.getFileName() + "-grace.png"));
            for (RunningProgram window : List.of(joining, hosting)) {
                window.stop();
                assertEquals(143, window.end()); // of SIGTERM, as shells tell it
            }
        }
    }

    /** A package of an earlier version, with a file that later ones do not have. */
    private static Path older() throws IOException, InterruptedException {
        Path content = shared.resolve("older");
        Path file = shared.resolve("older.deb");
        run("dpkg-deb", "-R", deb.toString(), content.toString());
        Path control = content.resolve("DEBIAN/control");
        Files.writeString(control, Files.readString(control).replaceFirst("(?m)^Version: .*", "Version: " + OLDER));
        Files.writeString(content.resolve("opt/hearth/lib/app/of-the-older-one.jar"), "");
        run("dpkg-deb", "-Znone", "-b", content.toString(), file.toString());
        return file;
    }

    /** What it prints, without the end of its last line. It has to succeed. */
    private static String run(String... command) throws IOException, InterruptedException {
        Program.Outcome outcome = Program.run(List.of(command));
        assertEquals(0, outcome.status(), outcome.output());
        return outcome.output().strip();
    }

    private static Path built(String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(BUILT, pattern)) {
            return found.iterator().next();
        }
    }

    /** The path, size and target of each file. */
    private static Map<String, String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            Map<String, String> files = new TreeMap<>();
            all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> files.put(root.relativize(path).toString(), description(path)));
            return files;
        }
    }

    private static String description(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? Files.readSymbolicLink(file).toString()
                    : Files.size(file) + " bytes, " + Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void post(URI host, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(host.resolve("/api/rooms/lobby/messages"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
                .build();
        assertEquals(2, send(request).statusCode() / 100);
    }

    private static String messages(URI host) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(host.resolve("/api/rooms/lobby/messages"))
                        .build())
                .body();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
