package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.conversation.WritingViewModel.Standing;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WritingViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final RoomTerms SLOW = new RoomTerms(Duration.ofSeconds(30), Writers.EVERYBODY);
    private static final RoomTerms QUIET = new RoomTerms(Duration.ZERO, Writers.MODERATORS);

    private Instant now = NOON;
    private final ManualUiThread ui = new ManualUiThread();
    private final WritingViewModel model = new WritingViewModel(clock(), ui);

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static RoomState room(RoomTerms terms, @Nullable Instant nextPost) {
        return new RoomState(RoomId.LOBBY, "Lobby", "", true, 0, 0, 0, 0, false, terms, nextPost);
    }

    private void iAm(Role role) {
        model.iAm(FakeSession.member("Ada", role));
    }

    private Standing standing() {
        return model.standingProperty().get();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        ui.advance(time);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"HOST, true", "MODERATOR, true", "MEMBER, false", "GUEST, false"})
    void whereOnlyModeratorsWriteTheOthersAreTold(Role role, boolean open) {
        iAm(role);
        model.roomIs(room(QUIET, null));

        assertEquals(open ? new Standing.Free() : new Standing.ModeratorsOnly(), standing());
        assertEquals(open, standing().open());
    }

    @Test
    void aChangeOfMyRoleCountsAtOnce() {
        iAm(Role.MEMBER);
        model.roomIs(room(QUIET, null));
        iAm(Role.MODERATOR);

        assertEquals(new Standing.Free(), standing());
    }

    @Test
    void theWaitForTheNextMessageIsCountedDown() {
        iAm(Role.MEMBER);
        model.roomIs(room(SLOW, NOON.plusMillis(2_500)));
        assertEquals(new Standing.Slow(3), standing());
        pass(Duration.ofMillis(500));
        assertEquals(new Standing.Slow(2), standing());
        pass(Duration.ofSeconds(1));
        assertEquals(new Standing.Slow(1), standing());
        pass(Duration.ofSeconds(1));

        assertEquals(new Standing.Free(), standing());
    }

    @Test
    void whoeverWaitsMayWrite() {
        iAm(Role.MEMBER);
        model.roomIs(room(SLOW, NOON.plusSeconds(9)));

        assertEquals(true, standing().open());
    }

    @Test
    void moderatorsNeedNotWait() {
        iAm(Role.MODERATOR);
        model.roomIs(room(SLOW, NOON.plusSeconds(9)));

        assertEquals(new Standing.Free(), standing());
    }

    @Test
    void aWaitThatIsNotOfTheRoomIsNotShown() {
        iAm(Role.MEMBER);
        model.roomIs(room(RoomTerms.OPEN, NOON.plusSeconds(9)));

        assertEquals(new Standing.Free(), standing());
    }

    @Test
    void whoeverWasSentAwayWritesNothing() {
        iAm(Role.MEMBER);
        model.roomIs(room(SLOW, NOON.plusSeconds(9)));
        model.connectionIs(new ConnectionState.Refused(new ConnectionState.Refusal("removed", "")));
        assertEquals(new Standing.Away(), standing());
        model.connectionIs(new ConnectionState.Connecting(1));

        assertEquals(new Standing.Slow(9), standing());
    }

    @Test
    void whoeverIsNotConnectedStillWrites() {
        iAm(Role.MEMBER);
        model.roomIs(room(RoomTerms.OPEN, null));
        model.connectionIs(new ConnectionState.Waiting(
                ConnectionState.Trouble.LOST, 1, NOON.plusSeconds(1), Duration.ofSeconds(1)));

        assertEquals(new Standing.Free(), standing());
    }
}
