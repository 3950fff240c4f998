package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7692, rule by rule. */
final class DeflateConformanceTest {
    private static final Harness ECHO = WebSocketEcho.start(List.of());
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    private static final String BOTH = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    @AfterAll
    static void stop() {
        ECHO.close();
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "permessage-deflate                                                | ''",
                "permessage-deflate; client_max_window_bits                        | ''",
                "permessage-deflate; client_max_window_bits=8                      | ''",
                "permessage-deflate; client_max_window_bits=\"10\"                 | ''",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover | ''",
                "permessage-deflate; server_max_window_bits=10                     | ; server_max_window_bits=10",
                "permessage-deflate;server_max_window_bits = 15                    | ; server_max_window_bits=15",
                "PerMessage-Deflate; SERVER_MAX_WINDOW_BITS=9                      | ; server_max_window_bits=9",
                "x-webkit-deflate-frame, permessage-deflate                        | ''",
                "permessage-deflate; no_such_thing, permessage-deflate; server_max_window_bits=12 | ;"
                        + " server_max_window_bits=12",
                "permessage-deflate; server_max_window_bits                        | -",
                "permessage-deflate; server_max_window_bits=7                      | -",
                "permessage-deflate; server_max_window_bits=16                     | -",
                "permessage-deflate; server_max_window_bits=08                     | -",
                "permessage-deflate; server_max_window_bits=\"\"                   | -",
                "permessage-deflate; client_max_window_bits=7                      | -",
                "permessage-deflate; server_no_context_takeover=1                  | -",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover | -",
                "permessage-deflate; what                                          | -",
                "x-something-else                                                  | -",
                "permessage-deflate,                                               | -",
                "permessage-deflate; =                                             | -",
                "permessage-deflate x                                              | -",
            })
    void anOfferIsAcceptedOrDeclined(String offer, String answer) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", "Sec-WebSocket-Extensions: " + offer + "\r\n")) {
            assertEquals(answer == null ? "" : BOTH + answer, client.header("Sec-WebSocket-Extensions"), offer);
            client.send("81:still");
            assertEquals("still", text(client.frame()));
        }
    }

    @Test
    void offersMayStandInSeveralHeaders() throws IOException {
        String headers =
                "Sec-WebSocket-Extensions: x-something-else\r\nSec-WebSocket-Extensions: permessage-deflate\r\n";
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", headers)) {
            assertEquals(BOTH, client.header("Sec-WebSocket-Extensions"));
        }
    }

    /** Examples of section 7.2.3 and what is like them. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "one fixed block                | c1:0xf248cdc9c90700                        | Hello",
                "in two fragments               | 41:0xf248cd 80:0xc9c90700                  | Hello",
                "a ping between them            | 41:0xf248cd 89: 80:0xc9c90700              | Hello",
                "a byte each, and an empty one  | 41:0xf2 00:0x48 00: 00:0xcd 00:0xc9 00:0xc9 00:0x07 80:0x00 | Hello",
                "a block without compression    | c1:0x000500faff48656c6c6f00                | Hello",
                "with BFINAL and what follows   | c1:0xf348cdc9c9070000                      | Hello",
                "with BFINAL and nothing after  | c1:0xf348cdc9c90700                        | Hello",
                "two blocks (section 7.2.3.5)   | c1:0xf24805000000ffffcac9c90700              | Hello",
                "an empty message               | c1:0x00                                    | ''",
                "not compressed after all       | 81:Hello                                   | Hello",
            })
    void aCompressedMessageIsUnderstood(String rule, String frames, String text) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.send(frames);
            FrameClient.Frame frame = client.frame();
            if (frame.first() == 0x8a) {
                frame = client.frame();
            }
            assertEquals(text == null ? "" : text, text(frame), rule);
        }
    }

    @Test
    void eachMessageBeginsAnew() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.send("c1:0xf248cdc9c90700");
            assertEquals("Hello", text(client.frame()));
            client.send("c1:0xf200110000"); // section 7.2.3.2: refers to the message before it
            assertEquals("88:1007", client.next());
        }
    }

    @ParameterizedTest(name = "{0}: {1} is answered with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RSV1 on a continuation     | 41:0xf248cd c0:0xc9c90700        | 88:1002",
                "RSV1 on a ping             | c9:                              | 88:1002",
                "RSV2                       | a1:0x00                          | 88:1002",
                "a block type there is not  | c1:0x07                          | 88:1007",
                "half a block               | c1:0xf248cdc9                    | 88:1007",
                "a distance into nothing    | c1:0xf200110000                  | 88:1007",
                "a stored block cut off     | c1:0x000500faff4865              | 88:1007",
                "a text that is not UTF-8   | c1:0x000100feffff00              | 88:1007",
                "not UTF-8, in a fragment   | 41:0x000200fdffc328              | 88:1007",
            })
    void whatCannotBeReadCloses(String rule, String frames, String answer) throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.send(frames);
            assertEquals(answer, client.next(), rule);
            assertEquals("end", client.next());
        }
    }

    @Test
    void withoutAnOfferRsv1IsRefused() throws IOException {
        try (FrameClient client = FrameClient.open(ECHO.port())) {
            client.send("c1:0xf248cdc9c90700");
            assertEquals("88:1002", client.next());
        }
    }

    @Test
    void whatInflatesBeyondTheLimitIsRefusedAtTheLimit() throws IOException {
        byte[] bomb = deflate(new byte[64 * 1024 * 1024]);
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.sendBytes(FrameClient.frame(0xc2, bomb));
            assertEquals("88:1009", client.next());
        }
    }

    @Test
    void aStreamThatBeginsAnewAgainAndAgainIsRefused() throws IOException {
        byte[] ends = new byte[16_384];
        for (int i = 0; i < ends.length; i += 2) {
            ends[i] = 3;
        }
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.sendBytes(FrameClient.frame(0xc1, ends));
            assertEquals("88:1007", client.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12, 15})
    void whatTheHostCompressesFitsTheWindowThatWasAsked(int bits) throws Exception {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=" + bits + "\r\n";
        byte[] message =
                "all work and no play makes jack a dull boy. ".repeat(3_000).getBytes(StandardCharsets.US_ASCII);
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", offer)) {
            client.sendBytes(FrameClient.frame(0x81, message));
            FrameClient.Frame echo = client.frame();
            assertEquals(0xc1, echo.first());
            assertTrue(echo.payload().length < message.length, "it gets smaller");
            assertArrayEquals(message, inflate(echo.payload()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1_024, 65_536, 1 << 24})
    void randomBytesComeBackWhateverTheirSize(int size) throws Exception {
        byte[] message = new byte[size];
        new Random(size).nextBytes(message);
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.sendBytes(FrameClient.frame(0xc2, deflate(message)));
            FrameClient.Frame echo = client.frame();
            assertEquals(0x82, echo.first(), "it does not get smaller");
            assertArrayEquals(message, echo.payload());
        }
    }

    /** As a client with a small window sends what does not compress. */
    @Test
    void aCompressedMessageMayBeLargerThanItsText() throws IOException {
        byte[] message = new byte[1 << 24];
        new Random(7).nextBytes(message);
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int from = 0; from < message.length; from += 64) { // each 64 bytes as a block without compression
            blocks.writeBytes(new byte[] {0, 64, 0, (byte) 0xbf, (byte) 0xff});
            blocks.write(message, from, 64);
        }
        blocks.write(0);
        try (FrameClient client = FrameClient.open(ECHO.port(), "/", OFFER)) {
            client.sendBytes(FrameClient.frame(0xc2, blocks.toByteArray()));
            assertArrayEquals(message, client.frame().payload());
        }
    }

    static String text(FrameClient.Frame frame) {
        return new String(
                (frame.first() & 0x40) == 0 ? frame.payload() : inflate(frame.payload()), StandardCharsets.UTF_8);
    }

    static byte[] deflate(byte[] message) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[65_536];
        int length;
        do {
            length = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
            out.write(piece, 0, length);
        } while (length == piece.length);
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - 4);
    }

    private static byte[] inflate(byte[] compressed) {
        Inflater inflater = new Inflater(true);
        byte[] whole = Arrays.copyOf(compressed, compressed.length + 4);
        whole[whole.length - 2] = (byte) 0xff;
        whole[whole.length - 1] = (byte) 0xff;
        inflater.setInput(whole);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[65_536];
        try {
            for (int length = inflater.inflate(piece); length > 0; length = inflater.inflate(piece)) {
                out.write(piece, 0, length);
            }
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
        inflater.end();
        return out.toByteArray();
    }
}
