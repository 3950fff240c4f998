package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.hearth.app.client.InvitationLink.Fault;
import chat.hearth.app.client.InvitationLink.Parsed;
import chat.hearth.chat.RoomId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvitationLinkTest {
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQr_-12";
    private static final ServerAddress ADA = ServerAddress.of(new HostAddress("192.168.1.20", 5000));

    private static Parsed valid(ServerAddress address, String token, String room) {
        return new Parsed.Valid(new InvitationLink(address, token, room == null ? null : new RoomId(room)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=tea-room, AbCdEfGhIjKlMnOpQr_-12, tea-room",
        "http://192.168.1.20:5000/#r=tea-room&t=AbCdEfGhIjKlMnOpQr_-12, AbCdEfGhIjKlMnOpQr_-12, tea-room",
        "http://192.168.1.20:5000#t=AbCdEfGhIjKlMnOpQr_-12, AbCdEfGhIjKlMnOpQr_-12,",
        "HTTP://192.168.1.20/#r=lobby, , lobby",
        "192.168.1.20/#t=AbCdEfGhIjKlMnOpQr_-12, AbCdEfGhIjKlMnOpQr_-12,",
        "hearth://join?host=192.168.1.20:5000&t=AbCdEfGhIjKlMnOpQr_-12&r=lobby, AbCdEfGhIjKlMnOpQr_-12, lobby",
        "Hearth://Join/?r=lobby&host=192.168.1.20%3A5000, , lobby",
        "hearth://join?host=192.168.1.20, , ",
        "'  http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&new=thing  ', AbCdEfGhIjKlMnOpQr_-12,",
        "http://192.168.1.20:5000/#r=caf%C3%A9, , café",
        "http://192.168.1.20:5000/#r=café, , café",
        "http://192.168.1.20:5000/#r=%E8%8C%B6, , 茶"
    })
    void aWholeInvitationIsRead(String text, String token, String room) {
        assertEquals(valid(ADA, token, room), InvitationLink.parse(text));
    }

    @Test
    void namesAndSixGroupAddressesAreRead() {
        assertEquals(
                valid(ServerAddress.of(new HostAddress("ada.local", 5001)), TOKEN, null),
                InvitationLink.parse("http://ada.local:5001/#t=" + TOKEN));
        assertEquals(
                valid(ServerAddress.of(new HostAddress("fd00::7", 5000)), TOKEN, null),
                InvitationLink.parse("hearth://join?host=%5Bfd00::7%5D:5000&t=" + TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-1",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-123",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr+/12",
                "http://192.168.1.20:5000/#t=",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=Tea Room",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=%",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=%4",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=%zz",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&r=%C3",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12&t=AbCdEfGhIjKlMnOpQr_-13",
                "http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12#r=lobby",
                "hearth://join",
                "hearth://join?",
                "hearth://join?t=AbCdEfGhIjKlMnOpQr_-12",
                "hearth://host?host=192.168.1.20",
                "hearth://192.168.1.20:5000",
                "hearth://join?host=192.168.1.20&host=192.168.1.21"
            })
    void whatIsNotWholeIsMangled(String text) {
        assertEquals(new Parsed.Invalid(Fault.MANGLED), InvitationLink.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://:5000/#t=AbCdEfGhIjKlMnOpQr_-12",
                "http://999.1.1.1/#t=AbCdEfGhIjKlMnOpQr_-12",
                "http://192.168.1.20:99999/#t=AbCdEfGhIjKlMnOpQr_-12",
                "ftp://192.168.1.20/#t=AbCdEfGhIjKlMnOpQr_-12",
                "ws://192.168.1.20/#t=AbCdEfGhIjKlMnOpQr_-12",
                "http://192.168.1.20/elsewhere#t=AbCdEfGhIjKlMnOpQr_-12",
                "http://192.168.1.20/?q=1#t=AbCdEfGhIjKlMnOpQr_-12",
                "#t=AbCdEfGhIjKlMnOpQr_-12",
                "hearth://join?host=",
                "hearth://join?host=http://192.168.1.20",
                "hearth://join?host=192.168.1.20/path",
                "hearth://join?host=192.168.1.20%23x"
            })
    void anInvitationToNowhereSaysSo(String text) {
        assertEquals(new Parsed.Invalid(Fault.BAD_ADDRESS), InvitationLink.parse(text));
    }

    @Test
    void anEncryptedInvitationIsForBrowsers() {
        assertEquals(new Parsed.Invalid(Fault.ENCRYPTED), InvitationLink.parse("https://chat.example/#t=" + TOKEN));
    }

    @Test
    void aLinkOfEndlessLengthIsNotTakenApart() {
        String padding = "x=" + "y".repeat(1_000);
        assertEquals(
                new Parsed.Invalid(Fault.MANGLED),
                InvitationLink.parse("http://192.168.1.20/#" + padding + "&t=" + TOKEN));
        assertEquals(
                new Parsed.Invalid(Fault.MANGLED), InvitationLink.parse("hearth://join?host=192.168.1.20&" + padding));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.168.1.20",
                "192.168.1.20:5000",
                "http://192.168.1.20:5000/",
                "http://192.168.1.20:5000/#",
                "http://192.168.1.20:5000/#top",
                "https://chat.example/room#section=2",
                "ws://192.168.1.20/socket#x"
            })
    void anythingElseIsLeftToTheAddress(String text) {
        assertEquals(new Parsed.NotALink(), InvitationLink.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.20, 5000, AbCdEfGhIjKlMnOpQr_-12, lobby",
        "192.168.1.20, 80, AbCdEfGhIjKlMnOpQr_-12,",
        "fd00::7, 5000, , café",
        "ada.local, 65535, , "
    })
    void whatIsGivenAwayCanBeRead(String host, int port, String token, String room) {
        InvitationLink link = new InvitationLink(
                ServerAddress.of(new HostAddress(host, port)), token, room == null ? null : new RoomId(room));

        assertEquals(new Parsed.Valid(link), InvitationLink.parse(link.forTheApp()));
        if (token != null || room != null) {
            assertEquals(new Parsed.Valid(link), InvitationLink.parse(link.forBrowsers()));
        }
    }

    @Test
    void theLinksAreAsTheProtocolSays() {
        InvitationLink link = new InvitationLink(ADA, TOKEN, new RoomId("café"));

        assertEquals("http://192.168.1.20:5000/#t=" + TOKEN + "&r=caf%C3%A9", link.forBrowsers());
        assertEquals("hearth://join?host=192.168.1.20:5000&t=" + TOKEN + "&r=caf%C3%A9", link.forTheApp());
        assertEquals("http://192.168.1.20:5000/", new InvitationLink(ADA, null, null).forBrowsers());
    }

    @Test
    void theSecretIsNotInAnyText() {
        InvitationLink link = new InvitationLink(ADA, TOKEN, null);

        assertFalse(link.toString().contains(TOKEN));
        assertFalse(new Parsed.Valid(link).toString().contains(TOKEN));
        assertFalse(link.credentials().toString().contains(TOKEN));
    }
}
