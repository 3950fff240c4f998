package chat.hearth.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A WebSocket client that sends the frames it is told to, right or wrong. Frames are written as {@code 81:hello}: the first
 * byte, then the payload, in hexadecimal after {@code 0x}; the length and a mask are added. {@code =8105} are bytes as they are.
 * What comes is written in the same way, a close frame with its code: {@code 88:1002}, and the end of the stream as {@code end}.
 */
public final class FrameClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final byte[] MASK = {0x12, (byte) 0xb4, 0x7e, 0x01};

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    private FrameClient(int port, String path, String headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = socket.getInputStream();
        out.write(("GET " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        head = readHead();
    }

    public static FrameClient open(int port) throws IOException {
        return open(port, "/", "");
    }

    /**
     * One that asks for a path.
     *
     * @param headers further lines of the handshake, each with its end
     */
    public static FrameClient open(int port, String path, String headers) throws IOException {
        return new FrameClient(port, path, headers);
    }

    /** The answer to the handshake. */
    public String head() {
        return head;
    }

    /** The value of a header of that answer; empty when it is not there. */
    public String header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends the frames in one write. */
    public FrameClient send(String frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String frame : frames.split(" ", -1)) {
            bytes.writeBytes(
                    frame.startsWith("=")
                            ? HexFormat.of().parseHex(frame.substring(1))
                            : frame(Integer.parseInt(frame.substring(0, 2), 16), payload(frame.substring(3))));
        }
        return sendBytes(bytes.toByteArray());
    }

    public FrameClient sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    private static byte[] payload(String written) {
        return written.startsWith("0x")
                ? HexFormat.of().parseHex(written.substring(2))
                : written.getBytes(StandardCharsets.UTF_8);
    }

    /** One masked frame. */
    public static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) first);
        if (payload.length <= 125) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** A frame that came. */
    @SuppressWarnings("ArrayRecordComponent") // compared as text
    public record Frame(int first, byte[] payload) {
        @Override
        public String toString() {
            if (first < 0) {
                return "end";
            } else if ((first & 0x0f) == 8 && payload.length >= 2) {
                return "88:" + Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
            }
            return "%02x:%s".formatted(first, new String(payload, StandardCharsets.UTF_8));
        }

        /** The sentence of a close frame. */
        public String reason() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    /** The next frame; the end of the stream has a negative first byte. */
    public Frame frame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return new Frame(-1, new byte[0]);
        }
        int length = in.read();
        if (length == 126) {
            length = Short.toUnsignedInt(ByteBuffer.wrap(in.readNBytes(2)).getShort());
        } else if (length == 127) {
            length = (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
        }
        return new Frame(first, in.readNBytes(length));
    }

    public String next() throws IOException {
        return frame().toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
