package chat.hearth.protocol.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.protocol.PacketException;
import chat.hearth.testkit.AllocationMeter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The codecs of both revisions against what nobody would send: half a million packets made of pieces that mean something to
 * them. Whatever comes, a codec answers with packets or with its own exception, and allocates no more than the bytes that are
 * there call for, whatever length they declare.
 */
final class CodecFuzzTest {
    private static final int MOST = 1_000;
    private static final int CODECS_OF_TEXT = 4;
    private static final int CODECS_OF_BYTES = 2;
    private static final int BODIES = 500_000 / (CODECS_OF_TEXT + CODECS_OF_BYTES) + 1;

    /** An exception, a decoder of characters and the like. */
    private static final long FIXED_COST = 16 * 1024;

    private static final long COST_OF_A_BYTE =
            512; // a packet of one character is a list's element, a record and a string

    /** One way of reading what a peer sent. */
    private interface Codec<T> {
        Object read(T input) throws PacketException;
    }

    @Property(tries = BODIES, edgeCases = EdgeCasesMode.NONE)
    void whateverTextComesIsReadOrRefused(@ForAll("texts") String text) {
        long most = FIXED_COST + COST_OF_A_BYTE * text.length();
        attempt(EngineIoCodec::decode, text, most);
        attempt(body -> EngineIoCodec.decodePayload(body, MOST), text, most);
        attempt(RevisionThreeCodec::decode, text, most);
        attempt(body -> RevisionThreeCodec.decodePayload(body, MOST), text, most);
    }

    @Property(tries = BODIES, edgeCases = EdgeCasesMode.NONE)
    void whateverBytesComeAreReadOrRefused(@ForAll("bytes") byte[] bytes) {
        long most = FIXED_COST + COST_OF_A_BYTE * bytes.length;
        attempt(RevisionThreeCodec::decodeBinary, bytes, most);
        attempt(body -> RevisionThreeCodec.decodeBinaryPayload(body, MOST), bytes, most);
    }

    @Property(tries = 5_000)
    void whatIsWrittenIsReadAgain(@ForAll("packets") List<EngineIoPacket> packets) throws PacketException {
        assertEquals(shown(packets), shown(EngineIoCodec.decodePayload(EngineIoCodec.encodePayload(packets), MOST)));
        String text = RevisionThreeCodec.encodePayload(packets);
        assertEquals(shown(packets), shown(RevisionThreeCodec.decodePayload(text, MOST)));
        byte[] bytes = RevisionThreeCodec.encodeBinaryPayload(packets);
        assertEquals(shown(packets), shown(RevisionThreeCodec.decodeBinaryPayload(bytes, MOST)));
    }

    private static <T> void attempt(Codec<T> codec, T input, long most) {
        long before = AllocationMeter.ofThisThread();
        try {
            codec.read(input);
        } catch (PacketException e) {
            // the codec's own
        }
        long allocated = AllocationMeter.ofThisThread() - before;
        assertTrue(allocated <= most, allocated + " bytes allocated, at most " + most);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "9",
                "b",
                "b4",
                ":",
                "\u001e",
                "4hello",
                "6:4hello",
                "1:2",
                "2:4",
                "10:b4AQIDBA==",
                "3:4å",
                "4:4𝄞",
                "AQID",
                "=",
                "-1",
                "999999999:",
                "2147483647:",
                "99999999999999999999:",
                "\ud834",
                "\u0000",
                "\n",
                "{}",
                "probe");
        return pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<String> pieces = Arbitraries.of(
                "00",
                "01",
                "02",
                "04",
                "05",
                "09",
                "0a",
                "ff",
                "34",
                "62",
                "80",
                "c3",
                "a5",
                "0006ff3468656c6c6f",
                "0105ff0401020304",
                "0001ff32",
                "00020147483647ff34",
                "01090909090909090909ff04",
                "0100ff",
                "0002ff34c3");
        return pieces.list().ofMaxSize(12).map(parts -> HexFormat.of().parseHex(String.join("", parts)));
    }

    @Provide
    Arbitrary<List<EngineIoPacket>> packets() {
        // The record separator of revision 4 cannot stand within a text, and half a character not in bytes.
        Arbitrary<EngineIoPacket> texts = Arbitraries.strings()
                .filter(text -> text.indexOf('\u001e') < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .map(EngineIoPacket::message);
        Arbitrary<EngineIoPacket> binaries =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(EngineIoPacket.Binary::new);
        return Arbitraries.oneOf(texts, binaries).list().ofMinSize(1).ofMaxSize(20);
    }

    private static String shown(List<EngineIoPacket> packets) {
        return packets.stream().map(EngineIoCodec::encode).collect(Collectors.joining("|"));
    }
}
