package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.testkit.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux's desktops, software centres and manuals read, as their own checkers read it. */
class LinuxResourcesTest {
    private static final String ID = "chat.hearth.Hearth";

    @Test
    @NeedsProgram("desktop-file-validate")
    void menusUnderstandTheDesktopEntry() throws IOException, InterruptedException {
        assertEquals(
                new Program.Outcome(0, ""),
                Program.run(List.of("desktop-file-validate", "packaging/linux/" + ID + ".desktop")));
    }

    /** With the version and the date that the build fills in. */
    @Test
    @NeedsProgram("appstreamcli")
    void softwareCentresUnderstandTheMetadata(@TempDir Path directory) throws IOException, InterruptedException {
        Path metadata = directory.resolve(ID + ".metainfo.xml");
        String filled = Checkout.text("packaging/linux/" + ID + ".metainfo.xml")
                .replace("@VERSION@", System.getProperty("hearth.version"))
                .replace("@DATE@", "2026-01-01");
        Files.writeString(metadata, filled);
        Program.Outcome outcome = Program.run(List.of("appstreamcli", "validate", "--no-net", metadata.toString()));
        assertEquals(0, outcome.status(), outcome.output());
    }

    @Test
    @NeedsProgram("mandoc")
    void theManualsAreWithoutErrors() throws IOException, InterruptedException {
        assertEquals(
                new Program.Outcome(0, ""),
                Program.run(List.of(
                        "mandoc",
                        "-T",
                        "lint",
                        "-W",
                        "error",
                        "packaging/linux/hearth.1",
                        "packaging/linux/hearth-host.1")));
    }
}
