package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The echo server has the figures that the conformance suite of Engine.IO expects. */
final class EngineIoEchoTest {
    private static final String FIGURES =
            "81:0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[],\"pingInterval\":300,\"pingTimeout\":200,\"maxPayload\":1000000}";

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://anywhere.example"})
    void itAnswersPagesFromAnywhere(String origin) throws Exception {
        try (Harness echo = EngineIoEcho.start(List.of());
                FrameClient client = open(echo, "EIO=4", "Origin: " + origin + "\r\n")) {
            String opened = client.next();
            assertTrue(opened.matches(FIGURES), opened);
            client.send("81:4hello");
            assertEquals("81:4hello", client.next());
            client.send("82:hello");
            assertEquals("82:hello", client.next());
        }
    }

    @Test
    void itSpeaksRevisionThreeToo() throws Exception {
        try (Harness echo = EngineIoEcho.start(List.of());
                FrameClient client = open(echo, "EIO=3", "")) {
            String opened = client.next();
            assertTrue(opened.matches(FIGURES), opened);
            client.send("82:\u0004hello");
            assertEquals("82:\u0004hello", client.next());
        }
    }

    private static FrameClient open(Harness echo, String revision, String headers) throws Exception {
        return FrameClient.open(echo.port(), "/engine.io/?" + revision + "&transport=websocket", headers);
    }
}
