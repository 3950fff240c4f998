package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.socketio.WireClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server that the protocol's conformance suite asks for, with the numbers and events that the suite knows. */
final class SocketIoEchoTest {
    /** No pings come between what is expected. */
    private static final List<String> QUIET = List.of("--ping-interval", "60000", "--connect-timeout", "60000");

    private static final Pattern HANDSHAKE = Pattern.compile("0\\{\"sid\":\"[\\w-]+\",\"upgrades\":\\[],"
            + "\"pingInterval\":(\\d+),\"pingTimeout\":(\\d+),\"maxPayload\":(\\d+)}");

    private static WireClient open(Harness server, int engine) {
        WireClient client =
                WireClient.open("127.0.0.1:" + server.port(), "/socket.io/?transport=websocket&EIO=" + engine);
        assertTrue(client.next().startsWith("0{"));
        return client;
    }

    @Test
    void itsNumbersAreThoseOfTheSuite() {
        try (Harness server = SocketIoEcho.start(List.of());
                WireClient client = WireClient.open("127.0.0.1:" + server.port())) {
            Matcher handshake = HANDSHAKE.matcher(client.next());
            assertTrue(handshake.matches());
            assertEquals(
                    List.of("300", "200", "1000000"),
                    List.of(handshake.group(1), handshake.group(2), handshake.group(3)));
            assertEquals("2", client.next());
            assertEquals("closed 1000", client.next(), "neither a pong nor a CONNECT came");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"40|40|{}", "40{\"token\":\"123\"}|40|{\"token\":\"123\"}"})
    void itSaysWhatOneConnectedWith(String connect, String answer, String auth) {
        try (Harness server = SocketIoEcho.start(QUIET);
                WireClient client = open(server, 4)) {
            client.send(connect);
            assertTrue(client.next().startsWith(answer + "{\"sid\":\""));
            assertEquals("42[\"auth\"," + auth + "]", client.next());
            client.send(connect.replace("40", "40/custom,"));
            assertTrue(client.next().startsWith("40/custom,{\"sid\":\""));
            assertEquals("42/custom,[\"auth\"," + auth + "]", client.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void itEchoes(int engine) {
        try (Harness server = SocketIoEcho.start(QUIET);
                WireClient client = open(server, engine)) {
            if (engine == 4) {
                client.send("40");
            }
            assertTrue(client.next().startsWith("40"));
            assertEquals("42[\"auth\",{}]", client.next());
            client.send("42[\"message\",1,\"2\",{\"3\":[true]}]");
            assertEquals("42[\"message-back\",1,\"2\",{\"3\":[true]}]", client.next());
            client.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
            assertEquals("43456[1,\"2\",{\"3\":[false]}]", client.next());
            client.send("40/random");
            assertEquals(
                    engine == 4 ? "44/random,{\"message\":\"Invalid namespace\"}" : "44/random,\"Invalid namespace\"",
                    client.next());
        }
    }

    @Test
    void anAliasIsAnOption() {
        try (Harness server = SocketIoEcho.start(
                        List.of("--alias", "/socket.io/", "--ping-interval", "60000", "--connect-timeout", "60000"));
                WireClient client = open(server, 3)) {
            assertEquals(List.of("40", "42[\"auth\",{}]"), List.of(client.next(), client.next()));
            client.send("40/socket.io/,");
            assertEquals(
                    List.of("40/socket.io/,", "42/socket.io/,[\"auth\",{}]"), List.of(client.next(), client.next()));
            client.send("42/socket.io/,0[\"message-with-ack\",\"hej\"]");
            client.send("42[\"message\",\"still in both\"]");
            assertEquals(
                    List.of("43/socket.io/,0[\"hej\"]", "42[\"message-back\",\"still in both\"]"),
                    List.of(client.next(), client.next()));
        }
    }
}
