package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.SessionTransfers.Existing;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File names as a host may say them that means no good: over the wire, onto the screen, and onto the disk. */
final class HostileNamesTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private FileHostStub host;
    private FilesScene scene;
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        host = opened.add(new FileHostStub());
        scene = opened.add(new FilesScene(data.resolve("app"), host)).connect("t1");
        folder = Files.createDirectories(data.resolve("home").resolve("Downloads"));
        Files.createDirectory(folder.resolve("outside"));
    }

    static Stream<String> names() {
        return Stream.of(
                "../../outside",
                "../home/.bashrc",
                "/etc/outside",
                "..\\..\\outside",
                "C:\\outside",
                "C:outside",
                "\\\\server\\share\\outside",
                "outside/../../x",
                "\u0000",
                "a\u0000b.txt",
                "CON",
                "NUL.txt",
                "COM1",
                "lpt9 .log",
                "..",
                ".",
                "",
                " ",
                "...",
                "~/.ssh/authorized_keys",
                "-rf",
                "--output=outside",
                ".hidden",
                "trailing...",
                "trailing   ",
                "a<b>c:d\"e|f?g*h",
                "\u202egnp.exe",
                "\u2066a\u2069.txt",
                "\u001b[2Joutside",
                "two\r\nlines\u2028three.txt",
                "x".repeat(4_096),
                "€".repeat(2_000) + ".txt",
                "outside/".repeat(300),
                "a.txt:stream");
    }

    @ParameterizedTest
    @MethodSource("names")
    void itIsShownHarmlesslyAndSavedInsideTheFolderOverNothing(String hostile) throws Exception {
        SharedFile file = new SharedFile(host.has("x", BYTES).hash(), hostile, BYTES.length, "text/plain", 0, 0, false);
        MessageId id = new MessageId(new UUID(1, 1));
        scene.hears(
                new RoomEvent.Message(RoomId.LOBBY, 1, Instant.EPOCH, Scene.BEN, id, "", null, null, List.of(file)));
        MessageFile.Stored shown =
                (MessageFile.Stored) scene.message(id).files().get(0);
        String name = shown.name();

        assertTrue(name.matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]{1,200}"), name);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200, name);
        assertTrue(name.matches("[^-. ](.*[^. ])?"), name);
        assertTrue(!name.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d) *(\\..*)?"), name);
        Path place = folder.resolve(name); // as the dialog proposes it

        assertEquals(new Transfer.Saved(expected(place)), save(shown.file(), place));
        Path other = save(shown.file(), place) instanceof Transfer.Saved saved ? saved.place() : place;

        assertEquals(folder, other.getParent());
        assertArrayEquals(BYTES, Files.readAllBytes(expected(place)));
        assertArrayEquals(BYTES, Files.readAllBytes(other));
        assertEquals(2, files(data.resolve("home")).size(), files(data.resolve("home"))::toString);
        assertEquals(List.of("app", "home"), list(data));
    }

    /** Where a folder has the name, the file gets a number at once. */
    private static Path expected(Path place) {
        return place.endsWith("outside") ? place.resolveSibling("outside (2)") : place;
    }

    private Transfer save(SharedFile file, Path place) throws Exception {
        scene.session.files().save(file, place, Existing.KEEP);
        return scene.savedAndForgotten(file);
    }

    private static List<String> list(Path of) throws IOException {
        try (Stream<Path> found = Files.list(of)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> found = Files.walk(of)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatTheHostSaysOfItselfIsShownWithoutTricksToo() throws Exception {
        SharedFile file = host.has("x", BYTES);
        host.loses(file);
        host.missingIs("\\u202eThis is \\u0000not\\u001b[31m so.\\nReally.");

        assertEquals("This is not[31m so. Really.", ((Transfer.Failed) save(file, folder.resolve("x"))).detail());
    }
}
