package chat.hearth.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsStoreTest {
    private static final Settings FULL = new Settings(
            "Ada \"Lovelace\" 🔥",
            "Lab",
            ThemeChoice.DARK,
            130,
            SendKey.CTRL_ENTER,
            List.of("192.168.1.20:5000", "[fe80::1]:5001"),
            new WindowBounds(-10, 20.5, 900, 700, true),
            Map.of("conversation.rooms", 0.2, "conversation.people", 0.8),
            Map.of(
                    "192.168.1.20:5000",
                    new KnownServer(
                            ServerKind.WEB_SOCKET,
                            new LinkOptions(
                                    List.of(new Header("Authorization", "Bearer \"abc\""), new Header("X-Room", "1")),
                                    "hearth.json",
                                    new HostAddress("proxy.example", 3128),
                                    Certificates.TAKEN_AS_THEY_ARE,
                                    "say"))),
            false);

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("deeper").resolve("settings.json");
    }

    private SettingsStore store() {
        return new SettingsStore(file());
    }

    private void saved(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    @Test
    void whatWasSavedIsLoaded() {
        store().save(Settings.DEFAULT);
        store().save(FULL);

        assertEquals(FULL, store().load());
    }

    @Test
    void withoutAFileThereAreDefaults() {
        assertEquals(Settings.DEFAULT, store().load());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"name\":", "null", "\u0000\u0001"})
    void aDamagedFileIsKeptAside(String damaged) throws IOException {
        saved(damaged);

        assertEquals(Settings.DEFAULT, store().load());
        assertEquals(damaged, Files.readString(file().resolveSibling("settings.json.damaged")));
    }

    @Test
    void whatMakesNoSenseHasItsDefault() throws IOException {
        saved("""
                {"name": 7, "theme": "plaid", "textSize": 900, "sendKey": "ctrl-enter", "window": {"x": "left"},
                 "recentAddresses": ["a:1", 2, null], "splits": {"rooms": 0.3, "people": "wide"}, "later": true, "nearby": "no",
                 "knownServers": {"a:1": {"kind": "telnet", "headers": [{"name": "Host", "value": "b"}, 7], "proxy": "?"}, "b:2": {}}}
                """);

        assertEquals(
                new Settings(
                        "",
                        "",
                        ThemeChoice.SYSTEM,
                        200,
                        SendKey.CTRL_ENTER,
                        List.of("a:1"),
                        null,
                        Map.of("rooms", 0.3),
                        Map.of("a:1", KnownServer.DEFAULT),
                        true),
                store().load());
    }

    @Test
    void savingLeavesNothingElseBehind() throws IOException {
        store().save(FULL);

        try (Stream<Path> files = Files.list(file().getParent())) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void theOwnersTokenStaysTheSameAndIsTheirsAlone() throws IOException {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path file = directory.resolve("owner-token");

        OwnerToken first = OwnerToken.in(file);

        assertEquals(first, OwnerToken.in(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertNotEquals(first, OwnerToken.in(directory.resolve("another")));
        assertTrue(!first.toString().contains(first.value()));
    }

    @Test
    void theNewestAddressComesFirstAndOnlyOnce() {
        Settings settings = Settings.DEFAULT;
        for (int i = 1; i <= 10; i++) {
            settings = settings.withRecentAddress("host:" + i);
        }

        assertEquals(
                List.of("host:5", "host:10", "host:9", "host:8", "host:7", "host:6", "host:4", "host:3"),
                settings.withRecentAddress("host:5").recentAddresses());
    }

    @Test
    void theSaverSavesTheNewest() {
        SettingsSaver saver = new SettingsSaver(store());
        LiveSettings live = new LiveSettings(Settings.DEFAULT, saver);

        live.update(current -> current.withName("Ada"));
        live.update(current -> current.withName("Grace"));
        saver.close();

        assertEquals("Grace", store().load().name());
    }
}
