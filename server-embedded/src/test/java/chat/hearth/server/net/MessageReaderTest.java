package chat.hearth.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.conformance.FrameClient;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random bytes and random ways to send the same. Each round names its seed. */
final class MessageReaderTest {
    private static final int LIMIT = 4_096;
    private static final WebSocketLimits LIMITS = new WebSocketLimits(LIMIT, 64, LIMIT, Duration.ofSeconds(1));
    private static final int ROUNDS = 20_000;

    /** Writes down what it takes. */
    private static final class Heard implements MessageReader.Receiver {
        private final List<String> all = new ArrayList<>();

        @Override
        public void text(String text, int bytes) {
            assertEquals(bytes, text.getBytes(StandardCharsets.UTF_8).length);
            assertTrue(bytes <= LIMIT);
            all.add("text " + text);
        }

        @Override
        public void binary(byte[] data) {
            assertTrue(data.length <= LIMIT);
            all.add("binary " + Arrays.hashCode(data));
        }

        @Override
        public void ping(byte[] data) {
            all.add("ping " + data.length);
        }

        @Override
        public void close(@Nullable Integer code) {
            all.add("close " + code);
        }
    }

    /** What is made of the bytes when they come in pieces of random sizes; a violation is the last word. */
    private static List<String> read(byte[] bytes, Random random) {
        Heard heard = new Heard();
        MessageReader messages = new MessageReader(LIMITS, true, heard);
        FrameReader frames = new FrameReader();
        try {
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
                frames.read(Unpooled.wrappedBuffer(bytes, at, end - at), messages);
                at = end;
            }
        } catch (WebSocketViolation e) {
            heard.all.add("violation " + e.status().code());
        } finally {
            messages.release();
        }
        return heard.all;
    }

    @Test
    void whateverComesIsReadOrRefusedAndTheSameHoweverItIsCut() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = random.nextInt(6); i >= 0; i--) {
                byte[] payload = new byte[random.nextInt(8) == 0 ? random.nextInt(6_000) : random.nextInt(12)];
                random.nextBytes(payload);
                int opcode = new int[] {0, 1, 1, 2, 8, 9, 10, random.nextInt(16)}[random.nextInt(8)];
                int flags = random.nextInt(10) == 0 ? random.nextInt(16) << 4 : random.nextInt(3) << 6;
                bytes.writeBytes(FrameClient.frame(flags | opcode, payload));
            }
            byte[] all = bytes.toByteArray();
            if (random.nextInt(3) == 0) {
                all[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
            }
            List<String> heard = read(all, random);
            assertEquals(heard, read(all, new Random(~seed)), "seed " + seed);
        }
    }

    @Test
    void aMessageIsTheSameInWhateverFragmentsAndCompressedOrNot() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String text = text(random);
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            boolean compressed = random.nextBoolean();
            byte[] sent = compressed ? deflate(payload, random.nextInt(10)) : payload;
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            int pings = fragment(sent, compressed, random, frames);
            List<String> heard = read(frames.toByteArray(), random);
            assertEquals("text " + text, heard.get(heard.size() - 1), "seed " + seed);
            assertEquals(pings + 1, heard.size(), "seed " + seed);
        }
    }

    @Test
    void fragmentsAreCountedEvenWhenTheyAreEmpty() {
        assertEquals(List.of("text "), read(emptyFragments(LIMITS.fragments()), new Random(1)));
        assertEquals(List.of("violation 1009"), read(emptyFragments(LIMITS.fragments() + 1), new Random(1)));
    }

    private static byte[] emptyFragments(int count) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(FrameClient.frame(0x01, new byte[0]));
        for (int i = 2; i < count; i++) {
            frames.writeBytes(FrameClient.frame(0x00, new byte[0]));
        }
        frames.writeBytes(FrameClient.frame(0x80, new byte[0]));
        return frames.toByteArray();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> 0x80 + random.nextInt(0x700);
                        case 1 -> 0xe000 + random.nextInt(0x1000);
                        case 2 -> 0x1f300 + random.nextInt(0x300);
                        default -> 'a' + random.nextInt(4);
                    });
        }
        return text.toString();
    }

    private static int fragment(byte[] sent, boolean compressed, Random random, ByteArrayOutputStream into) {
        int pings = 0;
        int opcode = compressed ? 0x41 : 0x01;
        int at = 0;
        for (int i = random.nextInt(6); i > 0; i--) {
            int end = at + random.nextInt(sent.length - at + 1);
            into.writeBytes(FrameClient.frame(opcode, Arrays.copyOfRange(sent, at, end)));
            if (random.nextBoolean()) {
                into.writeBytes(FrameClient.frame(0x89, new byte[random.nextInt(126)]));
                pings++;
            }
            opcode = 0;
            at = end;
        }
        into.writeBytes(FrameClient.frame(0x80 | opcode, Arrays.copyOfRange(sent, at, sent.length)));
        return pings;
    }

    private static byte[] deflate(byte[] payload, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(payload);
        byte[] out = new byte[payload.length * 2 + 100];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return payload.length == 0 ? new byte[1] : Arrays.copyOf(out, length - 4);
    }
}
