package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.HostAddress.Fault;
import chat.hearth.app.client.HostAddress.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostAddressTest {
    @ParameterizedTest(name = "{0} is {1}, port {2}")
    @CsvSource({
        "192.168.1.20, 192.168.1.20, 5000",
        "192.168.1.20:6000, 192.168.1.20, 6000",
        "'  anna-pc  ', anna-pc, 5000",
        "Anna-PC.local:5001, anna-pc.local, 5001",
        "http://192.168.1.20:5000, 192.168.1.20, 5000",
        "http://anna-pc/, anna-pc, 5000",
        "ws://anna-pc:80/ws?room=lobby, anna-pc, 80",
        "HTTP://ANNA:1/#top, anna, 1",
        "[::1], ::1, 5000",
        "[::1]:5002, ::1, 5002",
        "::1, ::1, 5000",
        "fe80::1%eth0, fe80::1%eth0, 5000",
        "bücher.example, xn--bcher-kva.example, 5000",
        "localhost:65535, localhost, 65535",
    })
    void takesWhatPeopleTypeOrPaste(String text, String host, int port) {
        assertEquals(new Parsed.Valid(new HostAddress(host, port)), HostAddress.parse(text));
    }

    @ParameterizedTest(name = "{0} is refused as {1}")
    @CsvSource({
        "'', EMPTY",
        "'   ', EMPTY",
        "https://anna-pc, BAD_SCHEME",
        "ftp://anna-pc, BAD_SCHEME",
        "anna pc, BAD_HOST",
        "http://, BAD_HOST",
        "user@anna-pc, BAD_HOST",
        "192.168.1.999, BAD_HOST",
        "192.168.1, BAD_HOST",
        "-anna, BAD_HOST",
        "anna..pc, BAD_HOST",
        "[::1, BAD_HOST",
        "[::1]5000, BAD_HOST",
        "1::2::3, BAD_HOST",
        "anna:, BAD_PORT",
        "anna:0, BAD_PORT",
        "anna:65536, BAD_PORT",
        "anna:-1, BAD_PORT",
        "anna:5000x, BAD_PORT",
    })
    void saysWhatIsWrong(String text, Fault fault) {
        assertEquals(new Parsed.Invalid(fault), HostAddress.parse(text));
    }

    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource({"::1, [::1]:5000", "anna-pc, anna-pc:5000"})
    void writesWhatItReads(String text, String written) {
        Parsed.Valid parsed = (Parsed.Valid) HostAddress.parse(text);

        assertEquals(written, parsed.address().toString());
        assertEquals(parsed, HostAddress.parse(written));
    }
}
