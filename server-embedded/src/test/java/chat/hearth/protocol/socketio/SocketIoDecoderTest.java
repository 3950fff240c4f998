package chat.hearth.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketIoDecoderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0{\"token\":\"t\"}",
                "0/admin,{\"sid\":\"x\"}",
                "1",
                "1/admin,",
                "2[\"a\"]",
                "2/admin,[\"a\",1,{\"b\":[true,null]}]",
                "212[\"a\",\"å€𝄞\"]",
                "2/admin,0[\"a\"]",
                "2[1,\"a number is a name too\"]",
                "2[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "30[]",
                "3/admin,456[1,\"x\"]",
                "4{\"message\":\"no\"}",
                "4/admin,{\"message\":\"no\",\"data\":{\"why\":1}}"
            })
    void aPacketThatIsReadIsWrittenAsItCame(String wire) throws PacketException {
        SocketIoPacket packet = new SocketIoDecoder(10).accept(message(wire)).orElseThrow();
        assertEquals(wire, SocketIoEncoder.encodeText(packet));
    }

    @Test
    void attachmentsAreCollected() throws PacketException {
        SocketIoDecoder decoder = new SocketIoDecoder(10);
        String wire = "52-/admin,7[\"a\",{\"_placeholder\":true,\"num\":1},[{\"_placeholder\":true,\"num\":0}]]";
        assertTrue(decoder.accept(message(wire)).isEmpty());
        assertTrue(decoder.accept(new EngineIoPacket.Binary(new byte[] {1})).isEmpty());
        SocketIoPacket packet =
                decoder.accept(new EngineIoPacket.Binary(new byte[] {2, 3})).orElseThrow();
        List<EngineIoPacket> again = SocketIoEncoder.encode(packet);
        assertEquals(message(wire), again.get(0));
        assertArrayEquals(new byte[] {1}, ((EngineIoPacket.Binary) again.get(1)).data());
        assertArrayEquals(new byte[] {2, 3}, ((EngineIoPacket.Binary) again.get(2)).data());
        assertEquals(3, again.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "abc",
                "2",
                "2{}",
                "2[]",
                "2[{}]",
                "2[null,\"a\"]",
                "2[[\"a\"]]",
                "2[\"a\"",
                "2[\"a\"]x",
                "2abc[\"a\"]",
                "2-1[\"a\"]",
                "29999999999[\"a\"]",
                "2[\"connect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnect\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "0[]",
                "0\"x\"",
                "07{}",
                "1{}",
                "13",
                "3[]",
                "30{}",
                "4",
                "4[]",
                "51832742252-[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "511-[\"a\"]",
                "5-[\"a\"]",
                "51[\"a\"]",
                "5",
                "51-[\"a\",{\"_placeholder\":true,\"num\":-1}]",
                "51-[\"a\",{\"_placeholder\":true,\"num\":1}]",
                "51-[\"a\",{\"_placeholder\":true,\"num\":0.5}]",
                "51-[\"a\",{\"_placeholder\":true,\"num\":1e300}]",
                "51-[\"a\",{\"_placeholder\":true,\"num\":\"0\"}]",
                "51-[\"a\",{\"_placeholder\":true}]",
                "51-[{\"_placeholder\":true,\"num\":0}]",
                "61-[]"
            })
    void whatMakesNoSenseIsRefused(String wire) {
        assertThrows(PacketException.class, () -> new SocketIoDecoder(10).accept(message(wire)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "__proto__", "constructor", "", "toString"})
    void anyOtherNameIsJustAName(String name) throws PacketException {
        SocketIoPacket packet =
                new SocketIoDecoder(10).accept(message("2[\"" + name + "\"]")).orElseThrow();
        assertEquals(name, ((SocketIoPacket.Event) packet).name());
    }

    @Test
    void textWhereAnAttachmentIsDueIsRefused() throws PacketException {
        SocketIoDecoder decoder = new SocketIoDecoder(10);
        decoder.accept(message("51-[\"a\",{\"_placeholder\":true,\"num\":0}]"));
        assertThrows(PacketException.class, () -> decoder.accept(message("2[\"b\"]")));
    }

    @Test
    void theLimitOfAttachmentsIsTheOneGiven() throws PacketException {
        EngineIoPacket two = message("52-[\"a\"]");
        assertTrue(new SocketIoDecoder(2).accept(two).isEmpty());
        assertThrows(PacketException.class, () -> new SocketIoDecoder(1).accept(two));
    }

    @Test
    void anAttachmentThatNobodyAnnouncedIsRefused() {
        assertThrows(
                PacketException.class, () -> new SocketIoDecoder(10).accept(new EngineIoPacket.Binary(new byte[1])));
    }

    @Test
    void aLongNamespaceIsRefused() {
        assertThrows(
                PacketException.class, () -> new SocketIoDecoder(10).accept(message("0/" + "a".repeat(256) + ",")));
    }

    @Test
    void noPacketMakesTheDecodersFailInAnotherWay() {
        List<String> seeds = List.of(
                "42[\"chat message\",{\"a\":[1,-2.5e3,true,null,\"\\u00e5\"]}]",
                "452-/admin,7[\"a\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]",
                "40/admin,{\"token\":\"t\"}",
                "43/admin,12[]\u001ebAQID\u001e2",
                "461-3[{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
        String alphabet = "0123456789-/,[]{}\":abelnrstu.eE+\\ \u001e\u0000\ud800é";
        Random random = new Random(20_260_101);
        int decoded = 0;
        int refused = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int edits = random.nextInt(6); edits > 0 && !text.isEmpty(); edits--) {
                mutate(text, random, alphabet);
            }
            try {
                SocketIoDecoder decoder = new SocketIoDecoder(10);
                for (EngineIoPacket packet : EngineIoCodec.decodePayload(text.toString(), 100)) {
                    if (packet.type() == EngineIoPacket.Type.MESSAGE) {
                        decoded += decoder.accept(packet)
                                        .map(SocketIoEncoder::encode)
                                        .isPresent()
                                ? 1
                                : 0;
                    }
                }
            } catch (PacketException e) { // the one way in which it may fail
                refused++;
            }
        }
        assertTrue(decoded > 1_000 && refused > 1_000, decoded + " decoded, " + refused + " refused");
    }

    private static void mutate(StringBuilder text, Random random, String alphabet) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, c);
            case 1 -> text.insert(at, c);
            case 2 -> text.deleteCharAt(at);
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
        }
    }

    private static EngineIoPacket message(String data) {
        return EngineIoPacket.message(data);
    }
}
