package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.conformance.FrameClient;
import chat.hearth.server.DoorClient.Desktop;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Invited;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What must not be told stands nowhere, even with every word of the log switched on. */
final class SecretsTest {
    private static final String OWNER = "owner-token-of-some-length";
    private static final String TOKEN = "token-of-ada-0123456789";
    private static final String RIGHT = "open-sesame";
    private static final String WRONG = "open-barley";

    @TempDir
    Path data;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("chat.hearth");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        own.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        own.setLevel(null);
        root.detachAppender(log);
    }

    @Test
    void noSecretReachesTheLogTheFiguresOrAText() throws Exception {
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), OWNER);
        Desktop desktop = new Desktop();
        List<String> texts = new ArrayList<>();
        List<String> secrets = new ArrayList<>(List.of(OWNER, TOKEN, RIGHT, WRONG, desktop.key()));
        StartOutcome outcome = ChatServer.startBehind(
                door -> door.setPassword(RIGHT.toCharArray())
                        .toCompletableFuture()
                        .join(),
                config);
        try (RunningServer host =
                assertInstanceOf(StartOutcome.Started.class, outcome).server()) {
            host.door().setPolicy(DoorPolicy.PASSWORD).toCompletableFuture().join();
            Invited invited = host.door().invite(new InvitationTerms(null, null, 9, "friends"));
            secrets.add(invited.token());
            int port = host.port();
            assertEquals("in", come(port, named("Ada").put("token", TOKEN).put("password", RIGHT)));
            assertEquals("password-wrong", come(port, named("Eve").put("password", WRONG)));
            assertEquals("in", come(port, named("Bob").put("invitation", invited.token())));
            assertEquals("bad-request", come(port, named("Bob").put("password", RIGHT.repeat(100))));
            assertEquals("in", come(port, named("Host").put("token", OWNER)));
            String[] proof = new String[1];
            DoorClient.come(port, session -> {
                JSONObject auth = desktop.auth(port, session, "Cleo").put("password", RIGHT);
                proof[0] = auth.getString("proof");
                return auth;
            });
            secrets.add(proof[0]);
            try (DoorClient older = DoorClient.openOlder(port, "name=Dora&password=" + RIGHT);
                    FrameClient plain = FrameClient.open(port, "/ws?password=" + WRONG, "")) {
                assertFalse(older.answer().has("code"));
                plain.next();
            }
            host.door().revoke(invited.id()).toCompletableFuture().join();
            assertEquals("invitation-bad", come(port, named("Eve").put("invitation", invited.token())));
            texts.addAll(List.of(get(port, "/metrics"), get(port, "/healthz"), "" + host.status(), "" + config));
            texts.add(host.door().invitations() + " " + invited + " " + host.door());
        }
        texts.add(log.list.stream().map(SecretsTest::text).collect(Collectors.joining("\n")));
        String all = String.join("\n", texts);
        assertTrue(all.contains("password-wrong"), "nothing was logged");
        for (String secret : secrets) {
            assertFalse(all.contains(secret), () -> "told: " + secret);
        }
        String store = Files.readString(data.resolve("hearth.db"), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            assertFalse(store.contains(secret), () -> "stored: " + secret);
        }
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(' ').append(cause.getMessage());
        }
        return text.toString();
    }

    private static JSONObject named(String name) throws Exception {
        return new JSONObject().put("name", name);
    }

    private static String come(int port, JSONObject auth) throws Exception {
        return DoorClient.come(port, auth).optString("code", "in");
    }

    private static String get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
