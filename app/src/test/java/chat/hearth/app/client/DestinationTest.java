package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.testkit.Links;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "wss://localhost/ws, TAKEN_AS_THEY_ARE, true",
        "https://localhost, TAKEN_AS_THEY_ARE, true",
        "wss://localhost/ws, VERIFIED, false",
        "ws://localhost/ws, TAKEN_AS_THEY_ARE, false",
    })
    void anybodyIsTrustedWhereACertificateIsNotVerified(String link, Certificates certificates, boolean anybody) {
        ServerAddress address = Links.read(link);
        LinkOptions options = new LinkOptions(List.of(new Header("Cookie", "secret")), "", null, certificates, "");

        assertEquals(anybody, new Destination(address, ServerKind.WEB_SOCKET, options).trustsAnyCertificate());
        assertEquals(false, options.toString().contains("secret"));
    }
}
