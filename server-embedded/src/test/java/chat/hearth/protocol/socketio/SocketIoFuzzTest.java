package chat.hearth.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.testkit.AllocationMeter;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The decoder, and the reader of JSON below it, against what nobody would send: half a million packets made of pieces that mean
 * something to them. With those of {@code CodecFuzzTest} they are a million.
 */
final class SocketIoFuzzTest {
    private static final int ATTACHMENTS = 10;
    private static final int PACKETS = 250_000;

    /** A reader's buffer, an exception and, once, the classes that are loaded. */
    private static final long FIXED_COST = 256 * 1024;

    private static final long COST_OF_A_CHARACTER = 512; // "[" is a list, "1" is a list's element and a number

    @Property(tries = PACKETS, edgeCases = EdgeCasesMode.NONE)
    void whateverComesIsReadOrRefused(@ForAll("texts") String text) {
        long most = FIXED_COST + COST_OF_A_CHARACTER * text.length();
        attempt(() -> decode(text), most);
        attempt(() -> StrictJson.parse(text), most);
    }

    /** One thing that is done with what a peer sent. */
    private interface Reading {
        void run() throws PacketException;
    }

    private static void attempt(Reading reading, long most) {
        long before = AllocationMeter.ofThisThread();
        try {
            reading.run();
        } catch (PacketException e) {
            // the codec's own
        }
        long allocated = AllocationMeter.ofThisThread() - before;
        assertTrue(allocated <= most, allocated + " bytes allocated, at most " + most);
    }

    /** The packet, followed by more attachments than any may have: it is whole after those that it announced. */
    private static void decode(String text) throws PacketException {
        SocketIoDecoder decoder = new SocketIoDecoder(ATTACHMENTS);
        Optional<SocketIoPacket> packet = decoder.accept(EngineIoPacket.message(text));
        for (int i = 0; packet.isEmpty(); i++) {
            assertTrue(i < ATTACHMENTS, "a packet waits for more attachments than there may be");
            packet = decoder.accept(new EngineIoPacket.Binary(new byte[] {1}));
        }
    }

    @Property(tries = 5_000)
    void whatIsWrittenIsReadAgain(@ForAll("events") SocketIoPacket.Event event) throws PacketException {
        SocketIoDecoder decoder = new SocketIoDecoder(ATTACHMENTS);
        Optional<SocketIoPacket> read = Optional.empty();
        List<EngineIoPacket> messages = SocketIoEncoder.encode(event);
        for (EngineIoPacket message : messages) {
            assertTrue(read.isEmpty());
            read = decoder.accept(message);
        }
        assertEquals(messages.get(0), SocketIoEncoder.encode(read.orElseThrow()).get(0));
        assertEquals(event.attachments(), ((SocketIoPacket.Event) read.get()).attachments());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> heads = Arbitraries.of(
                "",
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
                "51-",
                "52-",
                "50-",
                "510-",
                "511-",
                "61-",
                "5999999999-",
                "7",
                "x",
                "2147483648",
                "5-",
                "51",
                "-");
        Arbitrary<String> namespaces = Arbitraries.of(
                "", "", "/", "/,", "/admin,", "/admin", "/a?b=c,", "/a?%zz,", "/socket.io/,", "admin,", ",");
        Arbitrary<String> ids = Arbitraries.of("", "", "0", "7", "999999999", "9999999999", "-1", "1.5");
        Arbitrary<String> pieces = Arbitraries.of(
                "[",
                "]",
                "{",
                "}",
                ",",
                ":",
                "[[[[[[[[",
                "{\"a\":",
                "]]]]",
                "}}",
                "\"a\"",
                "\"connect\"",
                "\"",
                "\\",
                "\\u0000",
                "\\ud834",
                "\ud834",
                "\u0000",
                "𝄞",
                "å",
                "0",
                "-",
                "1e999",
                "1e-999",
                "-0",
                "01",
                "1e5",
                "true",
                "nul",
                "null",
                " ",
                "\n",
                "/*",
                "#",
                "'a'",
                "NaN",
                ";",
                "=",
                "{\"_placeholder\":true,\"num\":0}",
                "{\"_placeholder\":true,\"num\":1}",
                "{\"_placeholder\":true,\"num\":-1}",
                "{\"_placeholder\":true}",
                "\"a\":1,\"a\":2",
                ")]}'\n");
        Arbitrary<String> bodies = pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
        Arbitrary<String> calls = pieces.list().ofMaxSize(6).map(parts -> "[\"a\"," + String.join(",", parts) + "]");
        return Combinators.combine(heads, namespaces, ids, Arbitraries.oneOf(bodies, calls))
                .as((head, namespace, id, body) -> head + namespace + id + body);
    }

    @Provide
    Arbitrary<SocketIoPacket.Event> events() {
        Arbitrary<String> namespaces = Arbitraries.of("/", "/admin", "/socket.io/");
        Arbitrary<OptionalInt> ids = Arbitraries.integers()
                .between(-1, 999_999_999)
                .map(id -> id < 0 ? OptionalInt.empty() : OptionalInt.of(id));
        Arbitrary<List<byte[]>> attachments =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4).list().ofMaxSize(3);
        return Combinators.combine(namespaces, ids, values(3).list().ofMaxSize(4), attachments)
                .as((namespace, id, values, bytes) -> {
                    JsonArray args = new JsonArray();
                    args.add("event");
                    values.forEach(args::add);
                    List<JsonElement> stand = new ArrayList<>();
                    for (int i = 0; i < bytes.size(); i++) {
                        stand.add(Placeholders.of(i));
                    }
                    stand.forEach(args::add);
                    return new SocketIoPacket.Event(namespace, id, args, bytes);
                });
    }

    private static Arbitrary<JsonElement> values(int depth) {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMaxLength(8)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        Arbitrary<JsonElement> simple = Arbitraries.oneOf(
                texts.map(JsonPrimitive::new),
                Arbitraries.integers().map(JsonPrimitive::new),
                Arbitraries.of(true, false).map(JsonPrimitive::new));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<JsonElement> arrays = values(depth - 1).list().ofMaxSize(3).map(elements -> {
            JsonArray array = new JsonArray();
            elements.forEach(array::add);
            return array;
        });
        Arbitrary<JsonElement> objects = Combinators.combine(texts, values(depth - 1))
                .as((name, value) -> {
                    JsonObject object = new JsonObject();
                    object.add(name, value);
                    return object;
                });
        return Arbitraries.oneOf(simple, arrays, objects);
    }
}
