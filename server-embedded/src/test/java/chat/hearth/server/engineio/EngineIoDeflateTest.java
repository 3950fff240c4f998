package chat.hearth.server.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.conformance.FrameClient;
import chat.hearth.server.socketio.TestLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** Compressed messages between Engine.IO and a client, where both want it (RFC 7692). */
final class EngineIoDeflateTest {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    private static final String AGREED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    private static final String LONG = "a long text ".repeat(100);
    private static final byte[] END_OF_FLUSH = {0, 0, (byte) 0xff, (byte) 0xff, 1, 0, 0, (byte) 0xff, (byte) 0xff};

    private final EngineIoOptions usual = EngineIoOptions.of(TestLimits.open());

    @Test
    void longMessagesAreCompressedForWhoeverOffersIt() throws IOException {
        try (EchoHost echo = EchoHost.start(usual.with(EngineIoOptions.Compression.WHEN_OFFERED));
                FrameClient client = open(echo, "EIO=4", OFFER)) {
            assertEquals(AGREED, client.header("Sec-WebSocket-Extensions"));
            client.send("81:4short");
            assertEquals("81:4short", client.next());
            client.sendBytes(FrameClient.frame(0x81, ("4" + LONG).getBytes(StandardCharsets.UTF_8)));
            FrameClient.Frame answer = client.frame();
            assertEquals(0xc1, answer.first());
            assertEquals("4" + LONG, inflated(answer.payload()));
            client.sendBytes(FrameClient.frame(0xc1, answer.payload()));
            assertEquals("4" + LONG, inflated(client.frame().payload()), "what is compressed is read, too");
        }
    }

    @Test
    void longBinaryMessagesOfRevisionThreeKeepTheirType() throws IOException {
        try (EchoHost echo = EchoHost.start(usual.with(EngineIoOptions.Compression.WHEN_OFFERED));
                FrameClient client = open(echo, "EIO=3", OFFER)) {
            String message = "\u0004" + LONG;
            client.sendBytes(FrameClient.frame(0x82, message.getBytes(StandardCharsets.UTF_8)));
            FrameClient.Frame answer = client.frame();
            assertEquals(0xc2, answer.first());
            assertEquals(message, inflated(answer.payload()));
        }
    }

    @Test
    void nothingIsCompressedUnlessBothWantIt() throws IOException {
        try (EchoHost willing = EchoHost.start(usual.with(EngineIoOptions.Compression.WHEN_OFFERED));
                EchoHost unwilling = EchoHost.start(usual);
                FrameClient plain = open(willing, "EIO=4", "");
                FrameClient offering = open(unwilling, "EIO=4", OFFER)) {
            for (FrameClient client : new FrameClient[] {plain, offering}) {
                assertEquals("", client.header("Sec-WebSocket-Extensions"));
                client.sendBytes(FrameClient.frame(0x81, ("4" + LONG).getBytes(StandardCharsets.UTF_8)));
                assertEquals("81:4" + LONG, client.next());
            }
        }
    }

    private static FrameClient open(EchoHost echo, String revision, String headers) throws IOException {
        FrameClient client =
                FrameClient.open(echo.host.port(), "/engine.io/?" + revision + "&transport=websocket", headers);
        client.next(); // 0{…}
        return client;
    }

    private static String inflated(byte[] compressed) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(compressed);
        whole.writeBytes(END_OF_FLUSH); // an empty last block, so that the stream has an end
        try (var in = new InflaterInputStream(new ByteArrayInputStream(whole.toByteArray()), new Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
