package chat.hearth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.discovery.Announcement.Door;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnnouncementTest {
    private static final Announcement ADA =
            Announcement.of("0123abcd", "Ada's chat", "Hearth", "ada-laptop", 3, Door.OPEN, 5000);

    private static Optional<Announcement> heard(Map<String, byte[]> text) {
        return Announcement.read(text::get, 5000);
    }

    private static Map<String, byte[]> said(Announcement announcement) {
        Map<String, byte[]> text = new HashMap<>();
        announcement.text().forEach((key, value) -> text.put(key, value.getBytes(StandardCharsets.UTF_8)));
        return text;
    }

    private static Optional<Announcement> heardWith(String key, String value) {
        Map<String, byte[]> text = said(ADA);
        text.put(key, value.getBytes(StandardCharsets.UTF_8));
        return heard(text);
    }

    @Test
    void theTextRecordSaysWhoAndWhere() {
        assertEquals(
                Map.of(
                        "txtvers", "1",
                        "id", "0123abcd",
                        "name", "Ada's chat",
                        "host", "ada-laptop",
                        "people", "3",
                        "protocol", "1",
                        "password", "no"),
                ADA.text());
    }

    @Test
    void whatIsSaidIsHeard() {
        assertEquals(Optional.of(ADA), heard(said(ADA)));
        Announcement locked = Announcement.of("x", "Kueche \u2615", "Hearth", "", 0, Door.PASSWORD, 65_535);
        assertEquals(Optional.of(locked), Announcement.read(said(locked)::get, 65_535));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "id, ''",
        "id, ../../etc",
        "id, 01234567890123456789012345678901234567890123456789012345678901234",
        "name, ''",
        "name, '\u202E\u200B'",
        "people, -1",
        "people, 99999999999",
        "people, many",
        "protocol, ''",
        "protocol, 1.5"
    })
    void whatNoHostSaysIsNotListed(String key, String value) {
        assertEquals(Optional.empty(), heardWith(key, value));
    }

    @Test
    void anEmptyRecordOrAnImpossiblePortIsNotListed() {
        assertEquals(Optional.empty(), heard(Map.of()));
        assertEquals(Optional.empty(), Announcement.read(said(ADA)::get, 0));
        assertEquals(Optional.empty(), Announcement.read(said(ADA)::get, 70_000));
    }

    @Test
    void namesAreCutAndCleanedOfWhatDisguises() {
        assertEquals(
                "Ada evil",
                heardWith("name", "Ada\r\n\u0007\u202Eevil").orElseThrow().name());
        assertEquals(
                "x".repeat(64),
                heardWith("name", "x".repeat(10_000)).orElseThrow().name());
        assertEquals("", heardWith("host", "\u0000\u0001").orElseThrow().host());
        assertEquals(
                "x".repeat(63),
                heardWith("name", "x".repeat(63) + "\uD83D\uDE00").orElseThrow().name());
    }

    @Test
    void whatIsNotUtf8IsStillOneLine() {
        Map<String, byte[]> text = said(ADA);
        text.put("name", new byte[] {'A', (byte) 0xFF, (byte) 0xC0, 'b'});

        assertEquals("A\uFFFD\uFFFDb", heard(text).orElseThrow().name());
    }

    @Test
    void aDoorThatIsNotSaidToBeOpenIsShownLocked() {
        assertEquals(Door.PASSWORD, heardWith("password", "maybe").orElseThrow().door());
    }

    @Test
    void everyStringFitsATextRecord() {
        Announcement widest = Announcement.of(
                "i".repeat(64), "\uD55C".repeat(100), "Hearth", "\uD55C".repeat(100), 1 << 30, Door.OPEN, 1);

        widest.text()
                .forEach((key, value) ->
                        assertTrue((key + "=" + value).getBytes(StandardCharsets.UTF_8).length <= 255, key));
        assertEquals(Optional.of(widest), Announcement.read(said(widest)::get, 1));
    }

    @Test
    void aSessionWithoutANameThatCanBeSeenIsCalledSomething() {
        assertEquals(
                "Hearth",
                Announcement.of("x", "\u200B", "Hearth", "", 0, Door.OPEN, 1).name());
    }

    @Test
    void whatIsNoIdIsNeverAnnounced() {
        assertThrows(
                IllegalArgumentException.class, () -> Announcement.of("a b", "n", "Hearth", "", 0, Door.OPEN, 5000));
    }
}
