package chat.hearth.app.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.hosting.NearbySession;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.settings.KnownServer;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.LobbySession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.connect.StartStatus.Busy;
import chat.hearth.app.ui.connect.StartStatus.Idle;
import chat.hearth.app.ui.connect.StartStatus.Trouble;
import chat.hearth.app.ui.shell.NameRules;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.server.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConnectViewModelTest {
    private static final ConnectionState CONNECTED = new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET);

    private final FakeHost host = new FakeHost();
    private final LiveSettings settings = new LiveSettings(Settings.DEFAULT, saved -> {});
    private Finding finding = new Finding.Found(ServerKind.HEARTH);
    private final List<LinkOptions> asked = new ArrayList<>();
    private final ServerFinder finder = (address, options) -> {
        asked.add(options);
        return CompletableFuture.completedFuture(finding);
    };
    private final List<String> opened = new ArrayList<>();
    private final List<LobbySession> sessions = new ArrayList<>();
    private final List<ChatSession> entered = new ArrayList<>();
    private final ConnectViewModel viewModel = viewModel();

    private ConnectViewModel viewModel() {
        UiContext context = new UiContext(
                new ManualUiThread(),
                new Texts(Locale.ENGLISH),
                settings,
                new FakeDialogs(),
                new FakeNavigation(),
                Clock.systemUTC());
        SessionOpener opener = (destination, name, whose, credentials) -> {
            opened.add(name + " to " + destination + " " + whose);
            LobbySession session = new LobbySession(new SessionInfo("", null, ClientLimits.DEFAULTS));
            sessions.add(session);
            return session;
        };
        return new ConnectViewModel(
                context,
                new ConnectServices(
                        host.service(Runnable::run), HostPlace.DEFAULT, finder, opener, Runnable::run, Nearby.OFF),
                (session, room) -> entered.add(session));
    }

    private static ConnectionState waiting(ConnectionState.Trouble trouble) {
        return new ConnectionState.Waiting(trouble, 1, Instant.EPOCH, Duration.ofSeconds(1));
    }

    private static ConnectionState refused(String code) {
        return new ConnectionState.Refused(new ConnectionState.Refusal(code, "The host's sentence."));
    }

    private Trouble trouble() {
        return assertInstanceOf(Trouble.class, viewModel.statusProperty().get());
    }

    @Test
    void hostingStartsTheServerAndComesInAsItsOwner() {
        viewModel.nameProperty().set(" Ada ");
        viewModel.host();
        sessions.get(0).connection.set(CONNECTED);

        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);
        assertEquals(List.of("Ada to 127.0.0.1:5000 OWN"), opened);
        assertEquals(List.copyOf(sessions), entered);
        assertEquals(List.of(), settings.get().recentAddresses());
        assertEquals("Ada", settings.get().name());
    }

    @Test
    void joiningRemembersTheAddressOnceItWorked() {
        viewModel.nameProperty().set("Grace");
        viewModel.addressProperty().set("http://192.168.1.20/");
        viewModel.join();
        assertEquals(List.of(), settings.get().recentAddresses());

        sessions.get(0).connection.set(CONNECTED);

        assertEquals(List.of("Grace to 192.168.1.20:5000 OTHERS"), opened);
        assertEquals(List.of("192.168.1.20:5000"), settings.get().recentAddresses());
        assertEquals(List.copyOf(sessions), entered);
    }

    @Test
    void whatIsNearbyIsJoinedWithoutAQuestionAndWithAnotherNameWhenOneIsTaken() {
        NearbySession kitchen = new NearbySession(
                "1", "Kitchen", "ada-laptop", "192.168.1.20:5000", 2, NearbySession.Door.OPEN, Instant.EPOCH);
        viewModel.nameProperty().set("Grace");
        viewModel.nearby().join(new NearbyViewModel.Row(kitchen, "Kitchen", "", "", false));
        sessions.get(0).connection.set(refused("name-taken"));
        viewModel.takeSuggestion();
        sessions.get(1).connection.set(CONNECTED);

        assertEquals(List.of("Grace to 192.168.1.20:5000 OTHERS", "Grace 2 to 192.168.1.20:5000 OTHERS"), opened);
        assertEquals(List.of(sessions.get(1)), entered);
        assertEquals(List.of(), asked);
    }

    @Test
    void withoutANameNothingStarts() {
        viewModel.addressProperty().set("192.168.1.20");
        viewModel.join();
        viewModel.host();

        assertEquals(
                "Type your name first, so that others know who you are.",
                viewModel.nameProblemProperty().get());
        assertEquals(List.of(), opened);
        assertEquals(List.of(), host.asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | Type the address that the host gave you.",
                "what is this | That is not an address. It looks like 192.168.1.20:5000.",
                "host:99999   | After the colon comes a port, a number from 1 to 65535.",
                "ftp://host   | A link to join starts with http, https, ws, wss or hearth."
            })
    void whatIsNoAddressIsSaidAtTheField(String typed, String problem) {
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set(typed);
        viewModel.join();

        assertEquals(problem, viewModel.addressProblemProperty().get());
        assertEquals(List.of(), opened);
    }

    @Test
    void aTakenNameIsSolvedWhereItStands() {
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("192.168.1.20");
        viewModel.join();
        sessions.get(0).connection.set(refused("name-taken"));
        assertEquals(
                "Somebody else here is called Ada, or something that looks like it.",
                viewModel.nameProblemProperty().get());
        assertEquals("Ada 2", viewModel.nameSuggestionProperty().get());
        assertEquals(0, sessions.get(0).closed.getCount());

        viewModel.takeSuggestion();

        assertEquals("Ada 2 to 192.168.1.20:5000 OTHERS", opened.get(1));
        assertEquals("", viewModel.nameProblemProperty().get());
    }

    @Test
    void anotherRefusalIsToldInTheHostsWords() {
        viewModel.nameProperty().set("Ada");
        viewModel.joinRecent("192.168.1.20:5000");

        sessions.get(0).connection.set(refused("forbidden"));

        assertEquals("The host's sentence.", trouble().advice());
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.Trouble.class)
    void everyTroubleHasASentenceAndAnotherTry(ConnectionState.Trouble kind) {
        viewModel.nameProperty().set("Ada");
        viewModel.joinRecent("192.168.1.20:5000");
        sessions.get(0).connection.set(waiting(kind));
        Trouble trouble = trouble();
        assertEquals(true, trouble.sentence().contains("192.168.1.20:5000"));
        assertEquals(0, sessions.get(0).closed.getCount());

        trouble.fix().orElseThrow().action().run();

        assertEquals(2, opened.size());
    }

    @Test
    void whatIsSavedHereCanBeReadWhileTheHostIsAway() {
        viewModel.nameProperty().set("Ada");
        viewModel.joinRecent("192.168.1.20:5000");
        sessions.get(0).rooms.set(List.of(new RoomState(new RoomId("lobby"), "lobby", "", true, 9, 9, 0, 0, false)));
        sessions.get(0).connection.set(waiting(ConnectionState.Trouble.TIMED_OUT));

        trouble().fix().orElseThrow().action().run();

        assertEquals(List.copyOf(sessions), entered);
    }

    @Test
    void aTakenPortOffersAFreeOne() {
        host.willFail(new StartFailure.PortInUse(5000, OptionalInt.of(5001)));
        viewModel.nameProperty().set("Ada");
        viewModel.host();
        Trouble trouble = trouble();
        assertEquals("Port 5000 is taken by another program.", trouble.sentence());
        assertEquals("Host on port 5001", trouble.fix().orElseThrow().label());

        trouble.fix().orElseThrow().action().run();

        assertEquals("Ada's chat on 0.0.0.0:5001", host.asked.get(1));
        assertEquals(List.of("Ada to 127.0.0.1:5001 OWN"), opened);
    }

    @Test
    void cancellingEndsTheSessionAndTheHost() {
        viewModel.nameProperty().set("Ada");
        viewModel.host();
        assertInstanceOf(Busy.class, viewModel.statusProperty().get());

        viewModel.cancel();
        sessions.get(0).connection.set(CONNECTED);

        assertEquals(new Idle(), viewModel.statusProperty().get());
        assertEquals(0, sessions.get(0).closed.getCount());
        assertEquals("stop", host.asked.get(1));
        assertEquals(List.of(), entered);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, Ada 2",
        "Ada 2, Ada 3",
        "Ada 9, Ada 10",
        "Agent 007, Agent 007 2",
        "abcdefghijklmnopqrstuvwxyzabcdef, abcdefghijklmnopqrstuvwxyzabcd 2"
    })
    void theNextNameIsSimilarAndShortEnough(String taken, String next) {
        assertEquals(next, NameRules.next(taken));
    }

    @Test
    void whatKindOfServerItIsIsSaidAndRemembered() {
        finding = new Finding.Found(ServerKind.WEB_SOCKET);
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("ws://localhost:8080/ws");
        viewModel.join();
        assertEquals(
                new Busy("Found: Plain WebSocket server. Joining …"),
                viewModel.statusProperty().get());

        sessions.get(0).connection.set(CONNECTED);

        assertEquals(List.of("Ada to ws://localhost:8080/ws OTHERS"), opened);
        assertEquals(
                Map.of("ws://localhost:8080/ws", new KnownServer(ServerKind.WEB_SOCKET, LinkOptions.NONE)),
                settings.get().knownServers());
    }

    @Test
    void optionsAreUsedRememberedAndForgottenWithTheAddress() {
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("wss://localhost/ws");
        viewModel.options().headersProperty().set("Authorization: Bearer abc\n\nX-Room:lab");
        viewModel.options().subprotocolProperty().set(" chat ");
        viewModel.options().proxyProperty().set("localhost:3128");
        viewModel.options().eventProperty().set("say");
        viewModel.options().unverifiedProperty().set(true);
        viewModel.join();
        sessions.get(0).connection.set(CONNECTED);
        LinkOptions options = new LinkOptions(
                List.of(new Header("Authorization", "Bearer abc"), new Header("X-Room", "lab")),
                "chat",
                new HostAddress("localhost", 3128),
                Certificates.TAKEN_AS_THEY_ARE,
                "say");
        assertEquals(List.of(options), asked);

        ConnectViewModel later = viewModel();
        later.joinRecent("wss://localhost:443/ws");

        assertEquals(List.of(options, options), asked);
        assertEquals(true, later.options().openProperty().get());
        later.forget("wss://localhost:443/ws");
        assertEquals(Map.of(), settings.get().knownServers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bearer abc        | “Bearer abc” is no header. One on each line, such as Authorization: Bearer abc",
                "Host: example.org | The header Host cannot be set, or its value has a character that cannot be sent.",
                "X-Room: Zürich    | The header X-Room cannot be set, or its value has a character that cannot be sent."
            })
    void whatIsNoHeaderIsSaidThere(String typed, String problem) {
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("localhost");
        viewModel.options().headersProperty().set(typed);
        viewModel.join();

        assertEquals(problem, viewModel.options().headersProblemProperty().get());
        assertEquals(true, viewModel.options().openProperty().get());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsNoProxyOrSubprotocolIsSaidThere() {
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("localhost");
        viewModel.options().subprotocolProperty().set("two words");
        viewModel.options().proxyProperty().set("socks5://localhost:1080");
        viewModel.join();

        assertEquals(
                "A subprotocol is one word without spaces.",
                viewModel.options().subprotocolProblemProperty().get());
        assertEquals(
                "That is not the address of a proxy. It looks like proxy.example:3128.",
                viewModel.options().proxyProblemProperty().get());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN_ADDRESS | 0   | Nobody in this network knows chat:5000.",
                "REFUSED         | 0   | The computer at chat:5000 is there, but no session is hosted on that port.",
                "TIMED_OUT       | 0   | chat:5000 does not answer.",
                "NOT_A_CHAT      | 0   | chat:5000 answers, but there is nothing to chat with.",
                "HTTP_ERROR      | 503 | chat:5000 answers with HTTP error 503.",
                "CERTIFICATE     | 0   | The certificate of chat:5000 is not trusted.",
                "NOT_ENCRYPTED   | 0   | chat:5000 does not speak TLS.",
                "PROXY           | 0   | The proxy does not lead to chat:5000."
            })
    void whatIsNotFoundHasItsOwnSentenceAndAnotherTry(ConnectionState.Trouble kind, int status, String sentence) {
        finding = new Finding.Failed(kind, status);
        viewModel.nameProperty().set("Ada");
        viewModel.addressProperty().set("chat");
        viewModel.join();
        assertEquals(sentence, trouble().sentence());
        assertEquals(List.of(), opened);

        trouble().fix().orElseThrow().action().run();

        assertEquals(2, asked.size());
    }

    @Test
    void whatIsSavedOfAServerCanBeReadWhileNobodyAnswersThere() {
        settings.update(current -> current.withRecentServer(
                "ws://localhost:8080/ws", new KnownServer(ServerKind.WEB_SOCKET, LinkOptions.NONE)));
        finding = new Finding.Failed(ConnectionState.Trouble.REFUSED, 0);
        viewModel.nameProperty().set("Ada");
        viewModel.joinRecent("ws://localhost:8080/ws");
        assertEquals(List.of(), opened);

        trouble().fix().orElseThrow().action().run();
        sessions.get(0).connection.set(waiting(ConnectionState.Trouble.REFUSED));

        assertEquals(List.copyOf(sessions), entered);
        assertEquals(
                ServerKind.WEB_SOCKET,
                settings.get().knownServers().get("ws://localhost:8080/ws").kind());
    }

    @Test
    void cancellingWhileItIsNotKnownWhatIsThereLeavesNothing() {
        CompletableFuture<Finding> search = new CompletableFuture<>();
        UiContext context = new UiContext(
                new ManualUiThread(),
                new Texts(Locale.ENGLISH),
                settings,
                new FakeDialogs(),
                new FakeNavigation(),
                Clock.systemUTC());
        ConnectViewModel slow = new ConnectViewModel(
                context,
                new ConnectServices(
                        host.service(Runnable::run),
                        HostPlace.DEFAULT,
                        (address, options) -> search,
                        (destination, name, whose, credentials) -> {
                            throw new AssertionError("opened " + destination);
                        },
                        Runnable::run,
                        Nearby.OFF),
                (session, room) -> entered.add(session));
        slow.nameProperty().set("Ada");
        slow.joinRecent("chat");

        slow.cancel();

        assertEquals(true, search.isCancelled());
        assertEquals(new Idle(), slow.statusProperty().get());
    }

    @Test
    void aFailedStartLeavesNothingRunning() {
        host.willFail(new StartFailure.PortForbidden(80));
        viewModel.nameProperty().set("Ada");
        viewModel.host();

        assertEquals("The system does not let you open port 80.", trouble().sentence());
        assertEquals(List.of(), opened);
    }
}
