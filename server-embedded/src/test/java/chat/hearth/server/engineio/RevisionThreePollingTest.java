package chat.hearth.server.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.socketio.PollingClient;
import chat.hearth.server.socketio.TestLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO revision 3 by long-polling, as it is on the wire. */
final class RevisionThreePollingTest {
    private static final String UNKNOWN_SESSION = "400 {\"code\":1,\"message\":\"Session ID unknown\"}";
    private static final String BAD_REQUEST = "400 {\"code\":3,\"message\":\"Bad request\"}";

    private final EchoHost echo = EchoHost.start();

    @AfterEach
    void stop() {
        echo.close();
    }

    @Test
    void theHandshakeIsOnePacketWithItsLength() {
        String opened = echo.polling("EIO=3").opened();
        String packet = opened.substring(opened.indexOf(':') + 1);
        assertEquals("200 " + packet.length() + ":" + packet, opened);
        assertTrue(
                packet.matches("0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":120000,"
                        + "\"pingTimeout\":120000,\"maxPayload\":1000000}"),
                packet);
    }

    @ParameterizedTest
    @CsvSource({
        "6:4hello,                      one packet",
        "6:4test16:4test2,              two packets",
        "1:4,                           an empty message",
        "5:4a:1b,                       a colon within",
        "3:4å€,                         characters of two and three bytes count as one",
        "3:4𝄞,                          those of four count as two"
    })
    void lengthsAreInUtf16Units(String body, String why) throws Exception {
        PollingClient client = echo.polling("EIO=3");
        assertEquals("200 ok", client.post(body));
        assertEquals("200 " + body, get(client.poll()), why);
    }

    @Test
    void withBase64BinaryMessagesAreText() throws Exception {
        PollingClient client = echo.polling("EIO=3&b64=1");
        assertEquals("200 ok", client.post("6:4hello10:b4AQIDBA=="));
        assertEquals("200 6:4hello10:b4AQIDBA==", get(client.poll()));
    }

    @Test
    void base64MayBeAskedForWithThePollAlone() throws Exception {
        PollingClient client = echo.polling("EIO=3");
        assertEquals("200 ok", client.post("10:b4AQIDBA=="));
        assertEquals("200 10:b4AQIDBA==", PollingClient.get(echo.host, client.target() + "&b64=1"));
        assertEquals("200 ok", client.post("10:b4AQIDBA=="));
        assertEquals("200 <0105ff0401020304>", get(client.poll()));
    }

    @Test
    void withoutItABodyThatHoldsBinaryIsBinary() throws Exception {
        PollingClient client = echo.polling("EIO=3");
        assertEquals("200 ok", client.post("3:4å€10:b4AQIDBA=="));
        String text = "00" + "06" + "ff" + HexFormat.of().formatHex("4å€".getBytes(StandardCharsets.UTF_8));
        assertEquals("200 <" + text + "01" + "05" + "ff" + "04" + "01020304" + ">", get(client.poll()));
        assertEquals("200 ok", client.post("6:4hello"));
        assertEquals("200 6:4hello", get(client.poll()), "text alone stays text");
    }

    @Test
    void binaryBodiesAreRead() throws Exception {
        PollingClient client = echo.polling("EIO=3&b64=1");
        byte[] body = HexFormat.of()
                .parseHex("00" + "06" + "ff" + "34c3a5e282ac" + "01" + "0101" + "ff" + "04" + "01020304050607080910");
        assertEquals("200 ok", client.postBinary(body));
        assertEquals("200 3:4å€18:b4AQIDBAUGBwgJEA==", get(client.poll()));
    }

    @Test
    void theClientPings() throws Exception {
        PollingClient client = echo.polling("EIO=3");
        for (int i = 0; i < 3; i++) {
            assertEquals("200 ok", client.post("1:2"));
            assertEquals("200 1:3", get(client.poll()));
        }
    }

    @Test
    void aClientThatStaysSilentIsGone() throws Exception {
        try (EchoHost hasty = EchoHost.start(TestLimits.pings(Duration.ofMillis(30), Duration.ofMillis(20)))) {
            PollingClient client = hasty.polling("EIO=3");
            String answer = get(client.poll()); // the session may be over before the poll is there
            assertTrue(answer.equals("200 1:1") || answer.equals(UNKNOWN_SESSION), answer);
            assertEquals(0, hasty.sessions());
        }
    }

    @Test
    void theClientsCloseReleasesItsPoll() throws Exception {
        PollingClient client = echo.polling("EIO=3");
        client.post("6:4hello");
        get(client.poll());
        assertEquals("200 ok", client.post("1:1"));
        assertEquals(UNKNOWN_SESSION, get(client.poll()));
        assertEquals(0, echo.sessions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "4hello",
                ":4hello",
                "6:4hell",
                "6:4hello6",
                "6:4hello6:",
                "-1:4",
                "+6:4hello",
                "0:",
                "1:9",
                "1:b",
                "2:b4extra",
                "3:b2A",
                "0000000006:4hello",
                "9999999999:4",
                "1:0",
                "1:5"
            })
    void aBodyThatMakesNoSenseEndsTheSession(String body) {
        PollingClient client = echo.polling("EIO=3");
        assertEquals(BAD_REQUEST, client.post(body));
        assertEquals(UNKNOWN_SESSION, client.post("1:2"));
        assertEquals(0, echo.sessions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0001",
                "0001ff",
                "00ff",
                "01ff",
                "02" + "01" + "ff" + "34",
                "00" + "0a" + "ff" + "34",
                "00" + "02" + "ff" + "34",
                "01" + "01" + "ff" + "02",
                "01" + "00" + "ff",
                "00" + "01" + "ff" + "80",
                "0009090909090909090909ff34"
            })
    void aBinaryBodyThatMakesNoSenseEndsTheSession(String body) {
        PollingClient client = echo.polling("EIO=3");
        assertEquals(BAD_REQUEST, client.postBinary(HexFormat.of().parseHex(body)));
        assertEquals(UNKNOWN_SESSION, client.post("1:2"));
    }

    @ParameterizedTest
    @CsvSource({
        "EIO=4&transport=polling,         3, Bad request",
        "EIO=5&transport=polling,         5, Unsupported protocol version",
        "transport=polling,               5, Unsupported protocol version",
        "EIO=3&transport=polling&j=0,     3, JSONP polling is not served here",
        "EIO=3&transport=websocket,       3, Bad request",
        "EIO=3,                           0, Transport unknown"
    })
    void aRequestThatDoesNotFitItsSessionIsRefusedAndTheSessionStays(String query, int code, String words) {
        PollingClient client = echo.polling("EIO=3");
        String answer = PollingClient.get(echo.host, "/engine.io/?" + query + "&sid=" + client.sid());
        assertEquals("400 {\"code\":" + code + ",\"message\":\"" + words + "\"}", answer);
        assertEquals("200 ok", client.post("1:2"));
    }

    private static String get(CompletableFuture<String> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
