package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, rule by rule, in the order in which conformance suites go through them. */
final class WebSocketConformanceTest {
    private static final Harness ECHO = WebSocketEcho.start(List.of());

    @AfterAll
    static void stop() {
        ECHO.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 65_535, 65_536, 65_537, 1_000_000})
    void messagesOfEverySizeComeBackInTheShortestForm(int size) throws IOException {
        byte[] payload = "*".repeat(size).getBytes(StandardCharsets.US_ASCII);
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            for (int first : new int[] {0x81, 0x82}) {
                client.sendBytes(FrameClient.frame(first, payload));
                FrameClient.Frame echo = client.frame();
                assertEquals(first, echo.first());
                assertArrayEquals(payload, echo.payload());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 997})
    void howTheBytesArriveDoesNotMatter(int piece) throws IOException {
        byte[] payload = "Hello-µ@ßöäüàá-UTF-8!!".repeat(40).getBytes(StandardCharsets.UTF_8);
        byte[] frame = FrameClient.frame(0x81, payload);
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            for (int from = 0; from < frame.length; from += piece) {
                client.sendBytes(Arrays.copyOfRange(frame, from, Math.min(frame.length, from + piece)));
            }
            assertArrayEquals(payload, client.frame().payload());
        }
    }

    @ParameterizedTest(name = "{0}: {1} is answered with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an empty ping                     | 89: 81:end                  | 8a: 81:end",
                "a ping with a text                | 89:hello 81:end             | 8a:hello 81:end",
                "a ping with bytes                 | 89:0x7f00 81:end            | 8a:\u007f\u0000 81:end",
                "ten pings                         | 89:0 89:1 89:2 89:3 89:4 89:5 89:6 89:7 89:8 89:9 | 8a:0 8a:1 8a:2 8a:3"
                        + " 8a:4 8a:5 8a:6 8a:7 8a:8 8a:9",
                "an unasked pong                   | 8a: 8a:what 89:p            | 8a:p",
                "a text in two fragments           | 01:frag 80:ment             | 81:fragment",
                "bytes in two fragments            | 02:frag 80:ment             | 82:fragment",
                "a ping within a message           | 01:frag 89:p 80:ment        | 8a:p 81:fragment",
                "pings between all fragments       | 01:a 89:1 00:b 89:2 00: 89:3 80:c | 8a:1 8a:2 8a:3 81:abc",
                "three empty fragments             | 01: 00: 80:                 | 81:",
                "an empty one before the last      | 01:a 00: 80:b               | 81:ab",
                "a character across fragments      | 01:0xce 00:0xba 80:0xe1bdb9 | 81:\u03ba\u1f79",
                "four bytes, one each              | 01:0xf0 00:0x9f 00:0x98 80:0x80 | 81:😀",
                "noncharacters                     | 81:0xefbfbe 81:0xf48fbfbf   | 81:\uFFFE 81:\uDBFF\uDFFF",
                "the first and last of each length | 81:0x00 81:0x7f 81:0xc280 81:0xdfbf 81:0xe0a080 81:0xefbfbf"
                        + " | 81:\u0000 81:\u007f 81:\u0080 81:\u07ff 81:\u0800 81:\uffff",
                "around the surrogates             | 81:0xed9fbf 81:0xee8080     | 81:\ud7ff 81:\ue000",
            })
    void whatIsRightIsUnderstood(String rule, String frames, String answers) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send(frames);
            assertAll(client, answers, rule);
        }
    }

    @ParameterizedTest(name = "{0}: {1} is answered with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RSV1                       | 81:a c1:b 81:c                    | 81:a 88:1002 end",
                "RSV2                       | a1:b 89:                          | 88:1002 end",
                "RSV3                       | 91:b                              | 88:1002 end",
                "all RSV on a ping          | f9:                               | 88:1002 end",
                "RSV1 on a close frame      | c8:                               | 88:1002 end",
                "opcode 3                   | 83: 89:                           | 88:1002 end",
                "opcode 4 with payload      | 84:x                              | 88:1002 end",
                "opcode 5                   | 81:a 85: 81:c                     | 81:a 88:1002 end",
                "opcode 6                   | 86:x                              | 88:1002 end",
                "opcode 7                   | 87:x                              | 88:1002 end",
                "opcode 11                  | 8b:                               | 88:1002 end",
                "opcode 12 with payload     | 8c:x                              | 88:1002 end",
                "opcode 13                  | 8d:                               | 88:1002 end",
                "opcode 14                  | 8e:                               | 88:1002 end",
                "opcode 15                  | 8f:x                              | 88:1002 end",
                "a fragmented ping          | 09:a 80:b                         | 88:1002 end",
                "a fragmented pong          | 0a:a 80:b                         | 88:1002 end",
                "a fragmented close frame   | 08:                               | 88:1002 end",
                "a continuation of nothing  | 80:a 81:b                         | 88:1002 end",
                "the same without FIN       | 00:a 81:b                         | 88:1002 end",
                "one after a whole message  | 01:a 80:b 80:c                    | 81:ab 88:1002 end",
                "a message within a message | 01:a 81:b                         | 88:1002 end",
                "bytes within a text        | 01:a 02:b                         | 88:1002 end",
                "no mask                    | =810161                           | 88:1002 end",
                "a close frame without mask | =8800                             | 88:1002 end",
                "16 bits for 125 bytes      | =81fe007d00000000                 | 88:1002 end",
                "64 bits for 65535 bytes    | =81ff000000000000ffff00000000     | 88:1002 end",
                "64 bits for 5 bytes        | =81ff000000000000000500000000     | 88:1002 end",
                "a length of 64 bits        | =81ff800000000000000000000000     | 88:1002 end",
                "a ping of 126 bytes        | =89fe007e00000000                 | 88:1002 end",
                "more than 16 MiB           | =81ff000000000100000100000000     | 88:1009 end",
                "more than 16 MiB in all    | 01:a =80ff000000000100000000000000 | 88:1009 end",
            })
    void whatIsWrongClosesWithItsCode(String rule, String frames, String answers) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send(frames);
            assertAll(client, answers, rule);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ceba e1bdb9 cf83 ceb5 eda080 656469746564",
                "80",
                "bf",
                "8080",
                "c0 20",
                "c1bf",
                "e0 20",
                "f0 20",
                "f8888080 80",
                "fc84808080 80",
                "fe",
                "ff",
                "c0af",
                "e080af",
                "f08080af",
                "f880 8080af",
                "c1bf",
                "e09fbf",
                "f08fbfbf",
                "c080",
                "f4908080",
                "f5808080",
                "eda080",
                "edadbf",
                "edbfbf",
                "eda080 edb080",
                "ce 20",
            })
    void aTextThatIsNotUtf8ClosesWith1007AtTheFirstWrongByte(String hex) throws IOException {
        String bytes = hex.replace(" ", "");
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            // The frame says that 100 bytes more would come, and they never do.
            byte[] begun = FrameClient.frame(0x81, new byte[bytes.length() / 2 + 100]);
            byte[] wrong = FrameClient.frame(0x81, HexFormat.of().parseHex(bytes));
            client.sendBytes(Arrays.copyOf(begun, begun.length - bytes.length() / 2 - 100));
            client.sendBytes(Arrays.copyOfRange(wrong, wrong.length - bytes.length() / 2, wrong.length));
            assertAll(client, "88:1007 end", hex);
        }
    }

    @ParameterizedTest
    @CsvSource({"81:0xce", "01:0xf09f 80:0x98", "01:a 00:0xff", "01:0xce 80:0x61", "01:0xf4 00:0x90"})
    void aCharacterThatIsNotCompleteClosesWith1007(String frames) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send(frames);
            assertAll(client, "88:1007 end", frames);
        }
    }

    @Test
    void bytesNeedNotBeText() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send("02:0xff 80:0xce");
            assertArrayEquals(
                    new byte[] {(byte) 0xff, (byte) 0xce}, client.frame().payload());
        }
    }

    @ParameterizedTest(name = "{0}: {1} is answered with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no code                       | 88:                          | 88: end",
                "1000                          | 88:0x03e8                    | 88:1000 end",
                "with a reason                 | 88:0x03e9627965              | 88:1001 end",
                "nothing after it is looked at | 88:0x03e8 89:p 81:x 83:      | 88:1000 end",
                "two of them                   | 88:0x03e8 88:0x03e9          | 88:1000 end",
                "within a message              | 01:a 88:0x03e8 80:b          | 88:1000 end",
                "1002                          | 88:0x03ea                    | 88:1002 end",
                "1003                          | 88:0x03eb                    | 88:1003 end",
                "1007                          | 88:0x03ef                    | 88:1007 end",
                "1011                          | 88:0x03f3                    | 88:1011 end",
                "1014                          | 88:0x03f6                    | 88:1014 end",
                "3000                          | 88:0x0bb8                    | 88:3000 end",
                "3999                          | 88:0x0f9f                    | 88:3999 end",
                "4000                          | 88:0x0fa0                    | 88:4000 end",
                "4999                          | 88:0x1387                    | 88:4999 end",
                "half a code                   | 88:0x03                      | 88:1002 end",
                "0                             | 88:0x0000                    | 88:1002 end",
                "999                           | 88:0x03e7                    | 88:1002 end",
                "1004                          | 88:0x03ec                    | 88:1002 end",
                "1005                          | 88:0x03ed                    | 88:1002 end",
                "1006                          | 88:0x03ee                    | 88:1002 end",
                "1015                          | 88:0x03f7                    | 88:1002 end",
                "1016                          | 88:0x03f8                    | 88:1002 end",
                "1100                          | 88:0x044c                    | 88:1002 end",
                "2000                          | 88:0x07d0                    | 88:1002 end",
                "2999                          | 88:0x0bb7                    | 88:1002 end",
                "5000                          | 88:0x1388                    | 88:1002 end",
                "65535                         | 88:0xffff                    | 88:1002 end",
                "a reason that is not UTF-8    | 88:0x03e8eda080              | 88:1007 end",
                "a reason that is cut off      | 88:0x03e8ce                  | 88:1007 end",
                "126 bytes                     | =88fe007e00000000            | 88:1002 end",
            })
    void aCloseFrameIsAnsweredWithItsCode(String rule, String frames, String answers) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send(frames);
            assertAll(client, answers, rule);
        }
    }

    @Test
    void theReasonOfACloseMayHave123Bytes() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send("88:0x03e8" + "2a".repeat(123));
            assertAll(client, "88:1000 end", "123");
        }
    }

    @Test
    void whatIsWrongIsSaidInTheClosingReason() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send("=810161");
            assertEquals("A client must mask its frames.", client.frame().reason());
        }
    }

    /** In pieces of 64 bytes that is a quarter of a million frames. */
    @ParameterizedTest
    @ValueSource(ints = {64, 4_096, 1 << 20, 1 << 24})
    void sixteenMebibytesComeBackHoweverTheyAreFragmented(int fragment) throws Exception {
        int size = 1 << 24;
        byte[] message = new byte[size];
        for (int i = 0; i < size; i++) {
            message[i] = (byte) ('a' + i % 26);
        }
        ByteArrayOutputStream frames = new ByteArrayOutputStream(size + size / 4);
        for (int from = 0; from < size; from += fragment) {
            int first = (from == 0 ? 0x01 : 0x00) | (from + fragment >= size ? 0x80 : 0x00);
            frames.writeBytes(FrameClient.frame(first, Arrays.copyOfRange(message, from, from + fragment)));
        }
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.sendBytes(frames.toByteArray());
            FrameClient.Frame echo = client.frame();
            assertEquals(0x81, echo.first());
            assertArrayEquals(message, echo.payload());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another version      | Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 8   | 426",
                "no upgrade           | Connection: keep-alive, Upgrade | Connection: keep-alive | 400",
                "a key of 15 bytes    | dGhlIHNhbXBsZSBub25jZQ==  | dGhlIHNhbXBsZSBub25j       | 400",
                "another upgrade      | Upgrade: websocket        | Upgrade: h2c               | 426",
            })
    void aHandshakeThatIsWrongIsNotAccepted(String rule, String right, String wrong, int status) throws IOException {
        String request = String.join(
                "\r\n",
                "GET / HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: keep-alive, Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "",
                "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ECHO.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.replace(right, wrong).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 " + status, answer, rule);
        }
    }

    /** A client in a hurry sends its first frame behind the handshake, before that is answered. */
    @Test
    void aFrameMayComeInTheSamePieceAsTheHandshake() throws IOException {
        String request = String.join(
                "\r\n",
                "GET /any/path?with=query HTTP/1.1",
                "host: localhost",
                "upgrade: WebSocket",
                "connection: upgrade",
                "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
                "sec-websocket-version: 13",
                "sec-websocket-protocol: chat",
                "",
                "");
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.writeBytes(request.getBytes(StandardCharsets.US_ASCII));
        piece.writeBytes(FrameClient.frame(0x81, new byte[] {'h', 'i'}));
        piece.writeBytes(FrameClient.frame(0x88, new byte[] {3, (byte) 0xe8}));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ECHO.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(piece.toByteArray());
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertEquals("\u0081\u0002hi\u0088\u0002\u0003\u00e8", answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void theHandshakeIsAnsweredWithTheKeyOfTheRfc() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            assertTrue(client.head().startsWith("HTTP/1.1 101 "), client.head());
            assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", client.header("Sec-WebSocket-Accept"));
            assertEquals("", client.header("Sec-WebSocket-Extensions"));
        }
    }

    static void assertAll(FrameClient client, String answers, String rule) throws IOException {
        for (String answer : List.of(answers.split(" ", -1))) {
            assertEquals(answer, client.next(), rule);
        }
    }
}
