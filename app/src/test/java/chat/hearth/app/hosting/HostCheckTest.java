package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Announcement.Door;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostCheckTest {
    @TempDir
    Path data;

    @Test
    void aHostSaysWhoItIs() throws Exception {
        StartOutcome outcome =
                ChatServer.start(new ServerConfig("Ada's chat", "127.0.0.1", 0, data, ServerLimits.desktop(), null));
        try (RunningServer host =
                assertInstanceOf(StartOutcome.Started.class, outcome).server()) {
            Optional<Announcement> answer = new HostCheck()
                    .ask(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port()), Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS);

            assertEquals(
                    Optional.of(Announcement.of(host.sessionId(), "Ada's chat", "", "", 0, Door.OPEN, host.port())),
                    answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "hello",
                "{\"session\":\"a b\",\"name\":\"x\",\"people\":1}",
                "{\"session\":\"a\",\"name\":\"x\",\"people\":\"many\"}",
                "{\"session\":\"a\",\"name\":\"x\",\"people\":1e99}",
                "{\"session\":\"a\",\"people\":1}",
                "{\"session\":{},\"name\":[],\"people\":null}"
            })
    void whatIsNoHostsAnswerIsNone(String body) {
        assertEquals(Optional.empty(), HostCheck.read(body, 5000));
    }

    @ParameterizedTest
    @CsvSource({"open, OPEN", "password, PASSWORD", "invitation, PASSWORD", "7, PASSWORD"})
    void aClosedDoorIsSeen(String word, Door door) {
        assertEquals(
                Optional.of(Announcement.of("a", "x", "", "", 3, door, 5000)),
                HostCheck.read("{\"session\":\"a\",\"name\":\"x\",\"people\":3,\"door\":\"" + word + "\"}", 5000));
    }

    @Test
    void aNameIsCleanedAsIfItHadBeenAnnounced() {
        assertEquals(
                Optional.of(Announcement.of("a", "Ada evil", "", "", 3, Door.OPEN, 5000)),
                HostCheck.read("{\"session\":\"a\",\"name\":\"Ada\\n\\u202Eevil\",\"people\":3}", 5000));
    }
}
