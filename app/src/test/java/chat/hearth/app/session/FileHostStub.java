package chat.hearth.app.session;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.chat.FileJson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of a host, with the faults that a test wants; what a real one does is tested with a real one. */
final class FileHostStub implements AutoCloseable {
    /** What came, such as {@code PATCH u1 from 0}. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<FileHash, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile String ticket = "t1";
    private volatile byte[] preview = {1, 2, 3};
    private volatile String missing = "This host does not have that file.";

    /** What goes wrong with the next body. */
    sealed interface Fault {
        /** The connection breaks after so many bytes of it. */
        record BreakAfter(int bytes) implements Fault {}

        /** After so many bytes it stands still until the latch opens, which it says by opening the other. */
        record HoldAfter(int bytes, CountDownLatch reached, CountDownLatch go) implements Fault {}

        /** It is answered with this instead. */
        record Answer(int status, String sentence) implements Fault {}
    }

    private static final class Upload {
        final String name;
        final int size;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Upload(String name, int size) {
            this.name = name;
            this.size = size;
        }
    }

    FileHostStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/files", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void next(Fault fault) {
        faults.add(fault);
    }

    void ticketIs(String now) {
        ticket = now;
    }

    /** What it says, as it stands within JSON, of a file that it does not have. */
    void missingIs(String sentence) {
        missing = sentence;
    }

    void previewIs(byte[] bytes) {
        preview = bytes;
    }

    void forgetUploads() {
        uploads.clear();
    }

    SharedFile has(String name, byte[] bytes) {
        FileHash hash = hash(bytes);
        files.put(hash, bytes);
        return file(hash, name, bytes.length);
    }

    /** Has something else than its hash says. */
    void spoil(SharedFile file) {
        byte[] bytes = files.get(file.hash()).clone();
        bytes[bytes.length / 2] ^= 1;
        files.put(file.hash(), bytes);
    }

    void loses(SharedFile file) {
        files.remove(file.hash());
    }

    byte[] bytes(FileHash hash) {
        return files.get(hash);
    }

    static FileHash hash(byte[] bytes) {
        try {
            return FileHash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static SharedFile file(FileHash hash, String name, int size) {
        return new SharedFile(hash, name, size, "application/octet-stream", 0, 0, false);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        try (exchange) {
            if (!("Bearer " + ticket).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                heard.add(method + " with a void ticket");
                problem(exchange, 401, "This ticket is not valid.");
            } else if (path.equals("/files/uploads")) {
                create(exchange);
            } else if (path.startsWith("/files/uploads/")) {
                upload(exchange, method, path.substring("/files/uploads/".length()));
            } else if (path.endsWith("/preview")) {
                heard.add("GET preview");
                exchange.sendResponseHeaders(200, preview.length);
                exchange.getResponseBody().write(preview);
            } else {
                download(exchange, new FileHash(path.substring("/files/".length())));
            }
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String name = URLDecoder.decode(query.replaceAll(".*name=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        int size = Integer.parseInt(query.replaceAll(".*size=([0-9]*).*", "$1"));
        String id = "u" + made.incrementAndGet();
        heard.add("POST " + name);
        if (faults.peek() instanceof Fault.Answer fault) {
            faults.remove();
            problem(exchange, fault.status(), fault.sentence());
            return;
        }
        uploads.put(id, new Upload(name, size));
        json(exchange, 201, "{\"upload\":\"" + id + "\",\"offset\":0}");
    }

    private void upload(HttpExchange exchange, String method, String id) throws IOException {
        Upload upload = uploads.get(id);
        if (upload == null) {
            heard.add(method + " " + id + " unknown");
            problem(exchange, 404, "There is no such upload.");
        } else if (method.equals("PATCH")) {
            append(exchange, id, upload);
        } else if (method.equals("DELETE")) {
            heard.add("DELETE " + id);
            uploads.remove(id);
            exchange.sendResponseHeaders(204, -1);
        } else {
            heard.add("GET " + id);
            json(exchange, 200, offset(id, upload));
        }
    }

    private static String offset(String id, Upload upload) {
        return "{\"upload\":\"" + id + "\",\"offset\":" + upload.bytes.size() + ",\"size\":" + upload.size + "}";
    }

    private void append(HttpExchange exchange, String id, Upload upload) throws IOException {
        int from = Integer.parseInt(exchange.getRequestHeaders().getFirst("Upload-Offset"));
        heard.add("PATCH " + id + " from " + from);
        if (from != upload.bytes.size()) {
            problem(exchange, 409, "That is not where it goes on.");
            return;
        }
        if (!read(exchange, upload)) {
            throw new IOException("broken, as the test wants it");
        }
        if (upload.bytes.size() == upload.size) {
            uploads.remove(id);
            SharedFile file = has(upload.name, upload.bytes.toByteArray());
            json(exchange, 201, FileJson.write(file).toString());
        } else {
            json(exchange, 200, offset(id, upload));
        }
    }

    private boolean read(HttpExchange exchange, Upload upload) throws IOException {
        Fault fault = faults.poll();
        int most = fault instanceof Fault.BreakAfter broken
                ? broken.bytes()
                : fault instanceof Fault.HoldAfter held ? held.bytes() : Integer.MAX_VALUE;
        InputStream in = exchange.getRequestBody();
        byte[] part = in.readNBytes(most);
        upload.bytes.writeBytes(part);
        if (fault instanceof Fault.HoldAfter held) {
            held.reached().countDown();
            await(held.go());
            upload.bytes.writeBytes(in.readAllBytes());
        }
        return !(fault instanceof Fault.BreakAfter);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void download(HttpExchange exchange, FileHash hash) throws IOException {
        byte[] bytes = files.get(hash);
        if (bytes == null) {
            heard.add("GET unknown");
            problem(exchange, 404, missing);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
        heard.add("GET from " + from);
        exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
        Fault fault = faults.poll();
        int most = fault instanceof Fault.BreakAfter broken
                ? broken.bytes()
                : fault instanceof Fault.HoldAfter held ? held.bytes() : bytes.length - from;
        exchange.getResponseBody().write(bytes, from, most);
        exchange.getResponseBody().flush();
        if (fault instanceof Fault.HoldAfter held) {
            held.reached().countDown();
            await(held.go());
            exchange.getResponseBody().write(bytes, from + most, bytes.length - from - most);
        }
    }

    private static void problem(HttpExchange exchange, int status, String sentence) throws IOException {
        json(exchange, status, "{\"title\":\"No\",\"status\":" + status + ",\"detail\":\"" + sentence + "\"}");
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
