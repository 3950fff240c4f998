package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.conversation.ConnectionViewModel.Offer;
import chat.hearth.app.ui.shell.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ConnectionViewModelTest {
    private static final ConnectionState CONNECTED = new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET);
    private static final ConnectionState WAITING = new ConnectionState.Waiting(
            ConnectionState.Trouble.LOST, 1, FakeSession.NOON.plusMillis(3_200), Duration.ofSeconds(4));

    private final ManualUiThread ui = new ManualUiThread();
    private final ConnectionViewModel model =
            new ConnectionViewModel(new Texts(Locale.ENGLISH), Clock.fixed(FakeSession.NOON, ZoneOffset.UTC), ui);

    private String banner() {
        return model.shownProperty().get().banner();
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
        model.connectionIs(new ConnectionState.Refused(new ConnectionState.Refusal("name-taken", "Taken.")));
        assertEquals("Somebody here already goes by your name. Choose another one and join again.", banner());
        assertEquals(Offer.LEAVE, model.shownProperty().get().offer());
    }
}
