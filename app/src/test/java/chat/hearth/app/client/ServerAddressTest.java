package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.HostAddress.Fault;
import chat.hearth.app.client.ServerAddress.Parsed;
import chat.hearth.app.client.ServerAddress.Scheme;
import chat.hearth.app.testkit.Links;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerAddressTest {
    @ParameterizedTest(name = "{0} is {1} at {2}:{3} with path \"{4}\"")
    @CsvSource({
        "anna-pc, HTTP, anna-pc, 5000, ''",
        "'  Anna-PC:5001 ', HTTP, anna-pc, 5001, ''",
        "http://192.168.1.20:5000/, HTTP, 192.168.1.20, 5000, ''",
        "http://anna-pc, HTTP, anna-pc, 5000, ''",
        "http://localhost:5000/socket.io/, HTTP, localhost, 5000, /socket.io/",
        "localhost:8080/ws, HTTP, localhost, 8080, /ws",
        "HTTPS://chat.example, HTTPS, chat.example, 443, ''",
        "https://chat.example:8443/Room#top, HTTPS, chat.example, 8443, /Room",
        "ws://127.0.0.1:8080/ws, WS, 127.0.0.1, 8080, /ws",
        "ws://127.0.0.1:8080?room=a, WS, 127.0.0.1, 8080, /?room=a",
        "wss://[::1]/a/b?c=d, WSS, ::1, 443, /a/b?c=d",
    })
    void takesBareAddressesAndLinks(String text, Scheme scheme, String host, int port, String path) {
        assertEquals(new ServerAddress(scheme, new HostAddress(host, port), path), Links.read(text));
    }

    @ParameterizedTest(name = "{0} is refused as {1}")
    @CsvSource({
        "'', EMPTY",
        "ftp://anna-pc, BAD_SCHEME",
        "file:///etc/passwd, BAD_SCHEME",
        "ws://, BAD_HOST",
        "wss:///ws, BAD_HOST",
        "ws://user:secret@anna-pc/ws, BAD_PORT",
        "ws://user@anna-pc/ws, BAD_HOST",
        "ws://anna-pc:0/ws, BAD_PORT",
        "ws://anna-pc/a b, BAD_HOST",
        "ws://anna-pc/%zz, BAD_HOST",
    })
    void saysWhatIsWrong(String text, Fault fault) {
        assertEquals(new Parsed.Invalid(fault), ServerAddress.parse(text));
    }

    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource({
        "anna-pc, anna-pc:5000",
        "http://anna-pc/, anna-pc:5000",
        "http://anna-pc/chat, http://anna-pc:5000/chat",
        "wss://anna-pc/ws?a=1, wss://anna-pc:443/ws?a=1",
    })
    void writesWhatItReads(String text, String written) {
        assertEquals(written, Links.read(text).toString());
        assertEquals(Links.read(text), Links.read(written));
    }

    @Test
    void thePathIsTheNamespaceAndTheQueryIsNot() {
        ServerAddress address = Links.read("https://anna-pc:5000/socket.io/?token=a&b=c");

        assertEquals("/socket.io/", address.namespace());
        assertEquals("token=a&b=c", address.query());
        assertEquals("/", Links.read("anna-pc").namespace());
        assertEquals(URI.create("wss://anna-pc:5000/x?y"), address.webSocket("/x?y"));
        assertEquals(URI.create("https://anna-pc:5000/healthz"), address.http("/healthz"));
    }
}
