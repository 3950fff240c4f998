package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that RFC 6455 does not allow. The mask is four zeros, so that what is sent can be read. */
final class BadWebSocketTest {
    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        try (WireClient client = WireClient.connected(host)) {
            client.send("2");
        }
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1002, c1 81 00000000 34, RSV1 without an extension",
        "1002, a1 81 00000000 34, RSV2",
        "1002, 91 81 00000000 34, RSV3",
        "1002, 83 81 00000000 34, opcode 3",
        "1002, 8b 81 00000000 34, opcode 11",
        "1002, 81 01 34, no mask",
        "1002, 80 81 00000000 34, a continuation of nothing",
        "1002, 01 81 00000000 34 81 81 00000000 34, a message within a message",
        "1002, 09 81 00000000 34, a fragmented ping",
        "1002, 89 fe 007e 00000000, a ping of 126 bytes",
        "1002, 88 81 00000000 03, half a close code",
        "1002, 88 82 00000000 03ec, the reserved close code 1004",
        "1007, 81 82 00000000 c328, no UTF-8",
        "1007, 81 83 00000000 eda080, half a surrogate pair",
        "1009, 81 ff 7fffffffffffffff 00000000, a declared length of 2^63-1",
        "1009, 81 ff 0000000000010001 00000000, one byte too many",
        "1002, 81 ff 8000000000000000 00000000, a negative length"
    })
    void itIsClosedWithTheCodeOfTheRfc(int code, String frames, String why) throws IOException {
        try (RawClient client = RawClient.webSocket(host).sendHex(frames)) {
            assertEquals("close " + code, client.frame(), why);
            assertEquals("end", client.frame());
        }
    }

    @Test
    void aMessageOfVeryManyFragmentsIsCutAtTheLimit() throws IOException {
        try (RawClient client = RawClient.webSocket(host).sendHex("01 81 00000000 34")) {
            for (int i = 0; i < 64; i++) {
                client.sendHex("00 81 00000000 61");
            }
            assertEquals("close 1009", client.frame());
        }
    }

    @Test
    void pingsAndTheCloseAreAnswered() throws IOException {
        try (RawClient client = RawClient.webSocket(host)) {
            client.sendHex("89 82 00000000 6869");
            assertEquals("hi", client.frame());
            client.sendHex("88 82 00000000 03e8");
            assertEquals("close 1000", client.frame());
            assertEquals("end", client.frame());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aResetAtAnyByteOfTheHandshakeLeavesNothingBehind() throws IOException {
        String handshake = RawClient.HANDSHAKE;
        try (TestHost oneLoop = TestHost.startOnOneLoop()) {
            for (int length = 1; length <= handshake.length(); length++) {
                RawClient client = new RawClient(oneLoop).send(handshake.substring(0, length));
                client.reset();
            }
            try (RawClient last = new RawClient(oneLoop).send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
                assertEquals(404, last.status()); // the host has met all those before
                // A reset is noticed a little later; the host says when the last one was.
                while (oneLoop.metrics.connections().sum() > 1 || oneLoop.io.sessions() > 0) {
                    Thread.onSpinWait();
                }
                assertEquals(0, oneLoop.metrics.sessions().sum());
            }
        }
    }
}
