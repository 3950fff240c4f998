package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.conversation.ConnectionViewModel.Level;
import chat.hearth.app.ui.conversation.ConnectionViewModel.Offer;
import chat.hearth.app.ui.shell.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConnectionViewModelTest {
    private static final ConnectionState CONNECTED = new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET);
    private static final ConnectionState WAITING =
            new ConnectionState.Waiting(Trouble.LOST, 1, FakeSession.NOON.plusMillis(3_200), Duration.ofSeconds(4));

    private final ManualUiThread ui = new ManualUiThread();
    private final ConnectionViewModel model = modelOf(ServerKind.HEARTH);

    private ConnectionViewModel modelOf(ServerKind server) {
        return new ConnectionViewModel(
                server, new Texts(Locale.ENGLISH), Clock.fixed(FakeSession.NOON, ZoneOffset.UTC), ui);
    }

    private String banner() {
        return banner(model);
    }

    private static String banner(ConnectionViewModel model) {
        return model.shownProperty().get().banner();
    }

    private static ConnectionState waiting(Trouble trouble) {
        return new ConnectionState.Waiting(trouble, 1, FakeSession.NOON.plusSeconds(4), Duration.ofSeconds(4));
    }

    private static ConnectionState refused(String code, String message) {
        return new ConnectionState.Refused(new ConnectionState.Refusal(code, message));
    }

    @Test
    void aHitchOfLessThanASecondShowsNoBanner() {
        model.connectionIs(CONNECTED);
        model.connectionIs(WAITING);
        ui.advance(Duration.ofMillis(999));
        assertEquals("", banner());
        model.connectionIs(CONNECTED);
        ui.advance(Duration.ofSeconds(5));
        assertEquals("", banner());
    }

    @Test
    void afterASecondTheBannerCountsDownAndOffersToRetry() {
        model.connectionIs(WAITING);
        ui.advance(Duration.ofSeconds(1));
        assertEquals("The connection was lost. Trying again in 4 s. What you write is sent then.", banner());
        assertEquals(Offer.RETRY, model.shownProperty().get().offer());
    }

    @Test
    void theStateIsInTheLineAtOnce() {
        model.connectionIs(WAITING);
        assertEquals("Not connected", model.shownProperty().get().line());
    }

    @Test
    void aTakenNameIsExplainedAtOnceAndLeadsBackToTheStart() {
        model.connectionIs(refused("name-taken", "Taken."));
        assertEquals(
                "Somebody here already goes by your name, or by one that looks like it. Choose another one and join again.",
                banner());
        assertEquals(Offer.LEAVE, model.shownProperty().get().offer());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "HEARTH, REFUSED, Nobody is hosting at this address now.",
        "HEARTH, UNREACHABLE, The host cannot be reached.",
        "HEARTH, TIMED_OUT, The host does not answer.",
        "HEARTH, BUSY, The host is full at the moment.",
        "SOCKET_IO, REFUSED, No server is running at this address now.",
        "OLD_SOCKET_IO, UNREACHABLE, The server cannot be reached.",
        "WEB_SOCKET, TIMED_OUT, The server does not answer.",
        "SOCKET_IO, BUSY, The server is full at the moment.",
    })
    void onlyAHostIsCalledOneWhenItIsAway(ServerKind server, Trouble trouble, String sentence) {
        ConnectionViewModel away = modelOf(server);
        away.connectionIs(waiting(trouble));
        ui.advance(Duration.ofSeconds(1));
        assertEquals(sentence + " Trying again in 4 s. What you write is sent then.", banner(away));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_A_HOST") // only a host is asked for its welcome
    void noTroubleWithAServerOfOthersIsAHosts(Trouble trouble) {
        ConnectionViewModel away = modelOf(ServerKind.WEB_SOCKET);
        away.connectionIs(waiting(trouble));
        ui.advance(Duration.ofSeconds(1));
        assertFalse(banner(away).toLowerCase(Locale.ENGLISH).contains("host"), banner(away));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"HEARTH, host", "SOCKET_IO, server", "WEB_SOCKET, server"})
    void aSlowConnectionNamesWhatItGoesTo(ServerKind server, String word) {
        ConnectionViewModel slow = modelOf(server);
        slow.connectionIs(new ConnectionState.Connecting(1));
        ui.advance(Duration.ofSeconds(1));
        assertEquals("Connecting to the " + word + "… You can read and write; messages are sent later.", banner(slow));
    }

    @Test
    void aServerThatLetsNobodyInIsQuotedWhereItSaysWhy() {
        ConnectionViewModel shut = modelOf(ServerKind.SOCKET_IO);
        shut.connectionIs(refused("", "Who are you?"));
        assertEquals("The server does not let you in: Who are you?", banner(shut));
        shut.connectionIs(refused("", ""));
        assertEquals("The server does not let you in, and does not say why.", banner(shut));
        assertEquals(Offer.LEAVE, shut.shownProperty().get().offer());
        model.connectionIs(refused("odd", "Not you."));
        assertEquals("The host does not let you in: Not you.", banner());
    }

    @ParameterizedTest
    @CsvSource({
        "password-needed, The host asks for a password., ENTER_PASSWORD",
        "password-wrong, That is not the password., ENTER_PASSWORD",
        "too-many-tries, There were too many wrong passwords., ENTER_PASSWORD",
        "invitation-needed, This session can be joined by invitation only., ENTER_INVITATION",
        "invitation-bad, 'This invitation is not valid any more, or never was.', ENTER_INVITATION"
    })
    void aDoorThatWasClosedMeanwhileSaysWhatOpensIt(String code, String sentence, Offer offer) {
        model.connectionIs(refused(code, ""));

        assertTrue(banner().startsWith(sentence), banner());
        assertEquals(offer, model.shownProperty().get().offer());
    }

    @Test
    void whoeverIsSentAwayLearnsByWhomAndWhatCanBeDone() {
        model.sentAwayBy("Ada");
        model.connectionIs(refused("removed", "You were removed."));
        assertEquals(
                new ConnectionViewModel.Shown(
                        Level.BAD,
                        "Removed",
                        "Ada removed you from this session. What was said stays here to read, and you may join again.",
                        Offer.COME_BACK),
                model.shownProperty().get());
        model.connectionIs(refused("banned", "You are banned."));
        assertEquals(
                new ConnectionViewModel.Shown(
                        Level.BAD,
                        "Banned",
                        "Ada banned you from this session. What was said stays here to read. You can join again once the"
                                + " host or a moderator has undone it.",
                        Offer.COME_BACK),
                model.shownProperty().get());
    }

    @Test
    void nobodyIsNamedWhereItIsNotKnownWhoDidIt() {
        model.connectionIs(refused("banned", "You are banned."));
        assertEquals(
                "You are banned from this session. What was said stays here to read. You can join again once the host or a"
                        + " moderator has undone it.",
                banner());
        model.connectionIs(refused("removed", "You were removed."));
        assertEquals(
                "You were removed from this session. What was said stays here to read, and you may join again.",
                banner());
    }
}
