package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files by HTTP on bare sockets, which can break off wherever a test wants: with a reset, like a cable that is pulled. */
final class FileWire {
    private static final int MILLIS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

    private final int port;
    private final String ticket;

    FileWire(int port, String ticket) {
        this.port = port;
        this.ticket = ticket;
    }

    /** An answer, whose body is small. */
    record Answer(int status, String head, String body) {
        long offset() {
            Matcher offset = OFFSET.matcher(body);
            assertTrue(offset.find(), body);
            return Long.parseLong(offset.group(1));
        }
    }

    private Socket open(String request, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(MILLIS);
        String head =
                request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + ticket + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    Answer ask(String request) throws IOException {
        try (Socket socket = open(request, "Content-Length: 0\r\nConnection: close\r\n")) {
            return answer(socket.getInputStream());
        }
    }

    /** Sends a part of what was announced and breaks off. */
    void sendAndBreak(String request, String headers, Noise noise, long from, long to, long announced)
            throws IOException {
        Socket socket = open(request, headers + "Content-Length: " + announced + "\r\n");
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
        noise.write(from, to, out);
        out.flush();
        reset(socket);
    }

    Answer patch(String id, Noise noise, long from) throws IOException {
        String headers = "Upload-Offset: " + from + "\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: "
                + (noise.size() - from) + "\r\n";
        try (Socket socket = open("PATCH /files/uploads/" + id, headers)) {
            Answer first = answer(socket.getInputStream());
            if (first.status != 100) {
                return first;
            }
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
            noise.write(from, noise.size(), out);
            out.flush();
            return answer(socket.getInputStream());
        }
    }

    /** Goes on at the place where the host is, also when that turns out to be another one. */
    Answer goOn(String id, Noise noise, long from) throws IOException {
        Answer answer = patch(id, noise, from);
        while (answer.status == 409) { // what was on its way when it broke has come in since
            answer = patch(id, noise, answer.offset());
        }
        return answer;
    }

    /** Fetches the beginning of a file and breaks off. */
    void fetchAndBreak(String path, MessageDigest into, long bytes) throws IOException {
        Socket socket = open("GET " + path, "");
        InputStream in = socket.getInputStream();
        assertTrue(head(in).startsWith("HTTP/1.1 200 "));
        read(in, into, bytes);
        reset(socket);
    }

    /** Fetches the rest. */
    void fetchRest(String path, MessageDigest into, long from, long size) throws IOException {
        try (Socket socket = open("GET " + path, "Range: bytes=" + from + "-\r\nConnection: close\r\n")) {
            InputStream in = socket.getInputStream();
            String head = head(in);
            assertTrue(head.startsWith("HTTP/1.1 206 "), head);
            assertTrue(head.contains("Content-Range: bytes " + from + "-" + (size - 1) + "/" + size + "\r\n"), head);
            read(in, into, size - from);
            assertEquals(-1, in.read());
        }
    }

    private static void read(InputStream in, MessageDigest into, long bytes) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            into.update(buffer, 0, read);
            left -= read;
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String head = head(in);
        Matcher length = LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, new String(body, StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
