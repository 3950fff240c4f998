package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import chat.hearth.testkit.NeedsProgram;
import com.google.gson.JsonPrimitive;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by the guest page, up and down. */
@NeedsProgram("chromium")
final class GuestFilesIT extends HostAndBrowser {
    private static final int LARGE = 6_000_000;

    /** {@code make(name, parts, type)} gives what is dropped, pasted or chosen. */
    private static final String MAKE =
            "window.make = (...files) => { const all = new DataTransfer(); files.forEach((f) => all.items.add(f)); return all; };"
                    + "window.spot = document.querySelector('.conversation');";

    /** How many files, and the bytes of how many, the browser has on its disk for a reload. */
    private static final String KEPT = "(async () => { const database = await new Promise((resolve) => {"
            + " const opening = indexedDB.open('hearth-files'); opening.onsuccess = () => resolve(opening.result); });"
            + " const count = (name) => new Promise((resolve) => { const asked = database.transaction(name)"
            + ".objectStore(name).count(); asked.onsuccess = () => resolve(asked.result); });"
            + " let is; do { is = `${await count('notes')} ${await count('files')}`; } while (is !== WANTED);"
            + " database.close(); return is; })()";

    private static final String NAMES =
            "[...document.querySelectorAll('.tray .name')].map((each) => each.textContent).join(' ')";

    private static final String DONE = "[...document.querySelectorAll('.upload')].filter((each) =>"
            + " each.querySelector('progress').hidden && !each.matches('.failed')).length";

    private static final int FRAMES = 40;
    private static final String SOME_FRAMES = "new Promise((done) => { let left = " + FRAMES
            + "; const frame = () => (left-- > 0 ? requestAnimationFrame(frame) : done()); frame(); })";

    private ChatClient ada;
    private Guest grace;

    GuestFilesIT() {
        super("Our house");
    }

    @BeforeEach
    void start() throws Exception {
        ada = ChatClient.join(host.port(), "Ada");
        ada.ask("join", new JSONObject().put("room", "lobby"));
        grace = new Guest(browser.blank(browser.person()));
        grace.tab().navigate(page());
        grace.enter("Grace");
        grace.tab().until("!document.querySelector('.attach').hidden");
        grace.tab().run(MAKE);
    }

    @AfterEach
    void stop() {
        ada.close();
    }

    private byte[] download(JSONObject file) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + host.port() + "/files/" + file.getString("hash"));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + ada.welcome().getString("ticket"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void whatIsChosenPastedAndDroppedArrivesWithTheMessageAndIsShown() throws Exception {
        String hostile = "<img src=x onerror=alert(1)>.html";
        grace.tab()
                .run("{ const input = document.querySelector('.attach input');"
                        + " input.files = make(new File(['notes of today'], 'notes.txt')).files;"
                        + " input.dispatchEvent(new Event('change')); }");
        grace.tab()
                .run("new Promise((resolve) => { const canvas = document.createElement('canvas'); canvas.width = 40;"
                        + " canvas.height = 30; canvas.getContext('2d').fillRect(0, 0, 20, 20); canvas.toBlob((png) => {"
                        + " const clipboardData = make(new File([png], 'drawing.png', { type: 'image/png' }));"
                        + " spot.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));"
                        + " resolve(); }); })");
        grace.tab()
                .run("spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                        + " make(new File(['<script>alert(1)</script>'], " + new JsonPrimitive(hostile)
                        + ", { type: 'text/html' })) }))");
        grace.tab().until(DONE + " === 3");
        grace.say("All of it");

        JSONArray files = ada.hear("All of it").getJSONArray("files");
        assertEquals("notes.txt", files.getJSONObject(0).getString("name"));
        assertArrayEquals("notes of today".getBytes(StandardCharsets.UTF_8), download(files.getJSONObject(0)));
        assertEquals("image/png", files.getJSONObject(1).getString("type"));
        assertEquals(List.of("All of it"), grace.untilStored(1));
        grace.tab()
                .until("document.querySelector('.picture img').src.startsWith('blob:')"
                        + " && document.querySelector('.picture img').naturalWidth > 0");
        String name = files.getJSONObject(2).getString("name");
        grace.tab()
                .until("[...document.querySelectorAll('.file .name')].some((each) => each.textContent === "
                        + new JsonPrimitive(name) + ")");
        String fetched = "(async () => { const link = document.querySelector('a.file'); link.focus();"
                + " return (await fetch(link.href)).text(); })()";
        assertEquals("notes of today", grace.tab().run(fetched).getAsString());
        grace.tab().run("document.querySelector('.picture').click()");
        grace.tab().until("document.querySelector('dialog.viewer[open] img').naturalWidth === 40");
        assertEquals(List.of(), grace.tab().problems());
    }

    @Test
    void aBreakInTheMiddleIsWaitedForAndNothingIsMissing() throws Exception {
        try (BreakingWay way = new BreakingWay(host.port(), LARGE / 2)) {
            Guest linus = new Guest(browser.blank(browser.person()));
            linus.tab().navigate("http://127.0.0.1:" + way.port() + "/");
            linus.enter("Linus");
            linus.tab().until("!document.querySelector('.attach').hidden");
            linus.tab().run(MAKE);
            linus.tab()
                    .run("window.large = new Uint8Array(" + LARGE + ").map((_, i) => i % 251);"
                            + "spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                            + " make(new File([large], 'large.bin')) }))");
            linus.tab().untilSays("Waiting for the connection");
            linus.tab().until(DONE + " === 1");
            // From the beginning it would have been half as much again.
            assertTrue(way.passed() > LARGE && way.passed() < LARGE * 1.4, () -> way.passed() + " bytes");
            linus.say("The large one");
            linus.untilStored(1);
        }
        JSONObject file = ada.hear("The large one").getJSONArray("files").getJSONObject(0);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(large()));
        assertEquals(hash, file.getString("hash"));
    }

    /** Waits until the browser has this on its disk. */
    private static void untilKept(Guest guest, String notesAndFiles) throws Exception {
        guest.tab().run(KEPT.replace("WANTED", "'" + notesAndFiles + "'"));
    }

    @Test
    void aReloadLosesNoFileAndGoesOnFromWhereTheUploadWas() throws Exception {
        try (BreakingWay way = new BreakingWay(host.port(), Integer.MAX_VALUE)) {
            String person = browser.person();
            Guest linus = new Guest(browser.blank(person));
            linus.tab().navigate("http://127.0.0.1:" + way.port() + "/");
            linus.enter("Linus");
            linus.tab().until("!document.querySelector('.attach').hidden");
            linus.tab().run(MAKE);
            linus.tab()
                    .run("spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                            + " make(new File(['first'], 'first.txt')) }))");
            linus.tab().until(DONE + " === 1");
            untilKept(linus, "1 0"); // the host has its bytes
            linus.tab().slowly(1_500_000);
            linus.tab()
                    .run("spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                            + " make(new File([new Uint8Array(" + LARGE
                            + ").map((_, i) => i % 251)], 'large.bin')) }))");
            untilKept(linus, "2 1");
            linus.tab().until("document.querySelectorAll('.upload progress')[1].value > " + LARGE / 2);
            linus.tab().call("Page.reload");

            linus.tab().until(NAMES + " === 'first.txt large.bin'");
            linus.tab().slowly(-1);
            linus.tab().until(DONE + " === 2");
            // From the beginning it would have been half as much again.
            assertTrue(way.passed() > LARGE && way.passed() < LARGE * 1.4, () -> way.passed() + " bytes");
            untilKept(linus, "2 0");
            linus.tab().close();
            Guest again = new Guest(browser.blank(person));
            again.tab().navigate("http://127.0.0.1:" + way.port() + "/");
            again.tab().until(DONE + " === 2");
            again.say("Both of them");
            again.untilStored(1);
            untilKept(again, "0 0");
            again.tab().call("Page.reload");
            again.untilStored(1);
            assertEquals("", again.tab().run(NAMES).getAsString());
            assertEquals(List.of(), again.tab().problems());
        }
        JSONArray files = ada.hear("Both of them").getJSONArray("files");
        assertEquals("first", new String(download(files.getJSONObject(0)), StandardCharsets.UTF_8));
        assertArrayEquals(large(), download(files.getJSONObject(1)));
    }

    /** Takes what the page fetches of files into its own hands: counted, and answered with this. */
    private static String fetchIs(String answer) {
        return "{ window.asked = 0; const real = window.fetch; window.fetch = async (address, ...more) => {"
                + " if (!String(address).startsWith('/files/')) return real(address, ...more);"
                + " window.asked++; return " + answer + "; }; }";
    }

    @ParameterizedTest
    @ValueSource(strings = {"Promise.reject(new TypeError('offline'))", "new Response('', { status: 404 })"})
    void aPictureThatCannotBeFetchedIsNotAskedForWithoutEnd(String answer) throws Exception {
        JSONObject picture = upload("small.png", png(40, 30));
        grace.tab().run(fetchIs(answer));
        say(picture);

        grace.tab().until("window.asked > 0");
        grace.tab().run(SOME_FRAMES);
        int asked = grace.tab().run("window.asked").getAsInt();
        assertTrue(asked <= 3, () -> "asked " + asked + " times while " + FRAMES + " frames were drawn");
    }

    @Test
    void aSmallFileThatIsAHugePictureIsNotDecodedByThePhone() throws Exception {
        JSONObject bomb = upload("bomb.png", claiming(png(40, 30), 60_000, 60_000));
        assertEquals(60_000, bomb.getInt("width"));
        grace.tab().run(fetchIs("new Response('', { status: 404 })"));
        say(bomb);

        grace.tab().until("document.querySelector('a.file .name').textContent === 'bomb.png'");
        grace.tab().run(SOME_FRAMES);
        assertEquals(0, grace.tab().run("window.asked").getAsInt());
    }

    private JSONObject upload(String name, byte[] bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page() + "files?name=" + name))
                .header("Authorization", "Bearer " + ada.welcome().getString("ticket"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return new JSONObject(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private void say(JSONObject file) throws Exception {
        JSONObject post = new JSONObject()
                .put("room", "lobby")
                .put("id", MessageId.random().toString())
                .put("text", "look")
                .put("files", new JSONArray().put(file));
        assertTrue(ada.ask("post", post).getBoolean("ok"));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** The same with another size in its header. */
    private static byte[] claiming(byte[] png, int width, int height) {
        ByteBuffer header = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 check = new CRC32();
        check.update(png, 12, 17);
        return header.putInt(29, (int) check.getValue()).array();
    }

    private static byte[] large() {
        byte[] bytes = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    @Test
    void whatIsTooLargeIsSaidAndWhatIsGivenUpIsGone() throws Exception {
        grace.tab().slowly(100_000);
        grace.tab()
                .run("spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                        + " make(new File([new Uint8Array(" + LARGE + ")], 'slow.bin')) }))");
        grace.tab().until("document.querySelector('.upload progress')");
        grace.tab().click(".upload button");
        grace.tab().until("document.querySelector('.tray').hidden && document.querySelector('.send').disabled");
        grace.tab()
                .run("spot.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer:"
                        + " make(Object.defineProperty(new File(['x'], 'huge.bin'), 'size', { value: 1 }),"
                        + " ...Array.from({ length: 11 }, (_, i) => new File(['x'], i + '.txt'))) }))");
        grace.tab().untilSays("A message has at most 10 files.");
    }
}
