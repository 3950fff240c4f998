package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.HostProcess;
import io.socket.engineio.client.transports.WebSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files through a host with a small heap, with a break in the middle of each. */
final class SharedFilesIT {
    private static final List<String> SMALL_HEAP = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final List<String> LITTLE_RESERVE = List.of(
            "--limit", "diskReservePercent=0.001", "--limit", "diskReserveBytes=1000000", "--limit", "uploadBurst=100");
    private static final int FILES = 11;
    private static final long SIZE = 95_000_000;
    private static final long SECONDS = 300;
    private static final Map<String, String> ADA = Map.of("name", "Ada", "token", "a-token-of-the-test");

    @TempDir
    Path parent;

    private Path data() {
        return parent.resolve("host");
    }

    @Test
    void aGigabyteGoesUpAndDownWithABreakInTheMiddleOfEachFile() throws Exception {
        try (HostProcess host = HostProcess.start(SMALL_HEAP, data(), LITTLE_RESERVE);
                ChatClient ada = ChatClient.join(host.port(), ADA, WebSocket.NAME)) {
            FileWire wire = new FileWire(host.port(), ada.welcome().getString("ticket"));
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                List<Callable<String>> transfers = LongStream.range(0, FILES)
                        .mapToObj(n -> (Callable<String>) () -> upAndDown(wire, new Noise(n, SIZE)))
                        .toList();
                for (Future<String> transfer : two.invokeAll(transfers, SECONDS, TimeUnit.SECONDS)) {
                    assertEquals("up 201, down equal", transfer.get());
                }
            } finally {
                two.shutdownNow();
            }
            assertEquals(FILES, storedHashes().size());
        }
    }

    private static String upAndDown(FileWire wire, Noise noise) throws Exception {
        String id = begin(wire, noise.size());
        long half = noise.size() / 2;
        wire.sendAndBreak("PATCH /files/uploads/" + id, "Upload-Offset: 0\r\n", noise, 0, half, noise.size());
        long arrived = wire.ask("GET /files/uploads/" + id).offset();
        assertTrue(arrived <= half, "arrived " + arrived);
        FileWire.Answer whole = wire.goOn(id, noise, arrived);
        String hash = noise.sha256();
        assertTrue(whole.body().contains(hash), whole.body());

        MessageDigest fetched = MessageDigest.getInstance("SHA-256");
        wire.fetchAndBreak("/files/" + hash, fetched, half);
        wire.fetchRest("/files/" + hash, fetched, half, noise.size());
        boolean isEqual = HexFormat.of().formatHex(fetched.digest()).equals(hash);
        return "up " + whole.status() + ", down " + (isEqual ? "equal" : "different");
    }

    private static String begin(FileWire wire, long size) throws Exception {
        FileWire.Answer begun = wire.ask("POST /files/uploads?name=noise.bin&size=" + size);
        assertEquals(201, begun.status(), begun.body());
        return new JSONObject(begun.body()).getString("upload");
    }

    @Test
    void aHostThatIsKilledLeavesAnUploadToGoOnWithAndNothingBroken() throws Exception {
        Noise noise = new Noise(77, 20_000_000);
        try (HostProcess host = HostProcess.start(SMALL_HEAP, data(), LITTLE_RESERVE)) {
            String id;
            try (ChatClient ada = ChatClient.join(host.port(), ADA, WebSocket.NAME)) {
                FileWire wire = new FileWire(host.port(), ada.welcome().getString("ticket"));
                id = begin(wire, noise.size());
                wire.sendAndBreak(
                        "PATCH /files/uploads/" + id, "Upload-Offset: 0\r\n", noise, 0, 9_000_000, noise.size());
                wire.sendAndBreak("POST /files?name=once", "", noise, 0, 9_000_000, noise.size());
                host.kill9();
            }
            host.restart();
            try (ChatClient ada = ChatClient.join(host.port(), ADA, WebSocket.NAME)) {
                FileWire wire = new FileWire(host.port(), ada.welcome().getString("ticket"));
                assertEquals(List.of(), storedHashes());
                FileWire.Answer whole = wire.goOn(
                        id, noise, wire.ask("GET /files/uploads/" + id).offset());
                assertEquals(201, whole.status(), whole.body());
                assertEquals(List.of(noise.sha256()), storedHashes());
                assertEquals(List.of(), filesIn(data().resolve("uploads")));
            }
        }
    }

    @Test
    void whateverAFileIsCalledNothingIsOutsideTheStore() throws Exception {
        List<String> names = new ArrayList<>(List.of(
                "../../outside",
                "/etc/outside",
                "..\\..\\outside",
                "C:\\outside",
                "\u0000",
                "a\u0000b",
                "CON",
                "NUL.txt",
                "COM1",
                "..",
                ".",
                "",
                " ",
                "\u202egnp.exe",
                "\u001b[2Joutside",
                "x".repeat(4_096),
                "€".repeat(2_000),
                "outside/".repeat(300)));
        try (HostProcess host = HostProcess.start(SMALL_HEAP, data(), LITTLE_RESERVE);
                ChatClient ada = ChatClient.join(host.port(), ADA, WebSocket.NAME)) {
            FileWire wire = new FileWire(host.port(), ada.welcome().getString("ticket"));
            for (String name : names) {
                String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
                FileWire.Answer sent = wire.ask("POST /files?name=" + encoded);
                boolean isTooLongForALine = encoded.length() > 8_000;
                assertEquals(isTooLongForALine ? 414 : 201, sent.status(), sent.body());
                FileWire.Answer begun = wire.ask("POST /files/uploads?size=5&name=" + encoded);
                assertEquals(isTooLongForALine ? 414 : 201, begun.status(), begun.body());
            }
            for (String path :
                    List.of("../../outside", "..%2f..%2foutside", "%2e%2e/x", "a".repeat(63), "%00", "..\\x")) {
                assertEquals(404, wire.ask("GET /files/" + path).status(), path);
                assertEquals(404, wire.ask("GET /files/uploads/" + path).status(), path);
                assertEquals(404, wire.ask("DELETE /files/uploads/" + path).status(), path);
            }
        }
        assertEquals(List.of("host"), namesIn(parent));
        String known =
                "files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}|uploads/[A-Za-z0-9_-]{22}\\.upload|hearth\\.db(-wal|-shm)?"
                        + "|lock|webhook-token|owner-link";
        assertEquals(
                List.of(),
                filesIn(data()).stream().filter(path -> !path.matches(known)).toList());
        assertEquals(1, storedHashes().size());
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** The files in their places; each must be what its name says. */
    private List<String> storedHashes() throws Exception {
        List<String> hashes = new ArrayList<>();
        for (String file : filesIn(data().resolve("files"))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(
                    Files.newInputStream(data().resolve("files").resolve(file)), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            assertEquals(file.substring(file.lastIndexOf('/') + 1), hash);
            hashes.add(hash);
        }
        return hashes;
    }
}
