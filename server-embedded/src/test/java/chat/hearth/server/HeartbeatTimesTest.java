package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.Handshake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hearth's own clients are asked more often whether they are there than those of others. */
final class HeartbeatTimesTest {
    @Test
    void ownClientsHearTheirHostEveryTenSecondsAndOthersAsUsual(@TempDir Path data) throws Exception {
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), null);
        try (RunningServer host = ((StartOutcome.Started) ChatServer.start(config)).server()) {
            assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(5)), times(host, "&client=hearth"));
            assertEquals(List.of(Duration.ofSeconds(25), Duration.ofSeconds(20)), times(host, ""));
            assertEquals(List.of(Duration.ofSeconds(25), Duration.ofSeconds(20)), times(host, "&client=other"));
        }
    }

    private static List<Duration> times(RunningServer host, String client)
            throws IOException, InterruptedException, PacketException {
        URI uri = URI.create("http://127.0.0.1:" + host.port() + "/socket.io/?EIO=4&transport=polling" + client);
        String opened = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Handshake handshake = Handshake.parse(opened.substring(1));
        return List.of(handshake.pingInterval(), handshake.pingTimeout());
    }
}
