package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.settings.SendKey;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.testkit.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComposerViewModelTest {
    private final FakeSession session = new FakeSession("Workshop", Workshop.ADA);
    private final ManualUiThread ui = new ManualUiThread();
    private final FakeRoom lobby = session.addRoom("lobby", "", true);
    private final FakeRoom builds = session.addRoom("builds", "", true);
    private final ComposerViewModel composer = new ComposerViewModel(session, ui);

    @BeforeEach
    void openLobby() {
        composer.open(lobby.id());
    }

    private void type(String text) {
        composer.textProperty().set(text);
    }

    private String draft(FakeRoom room) {
        return session.draft(room.id()).toCompletableFuture().join();
    }

    @Test
    void whatIsSentIsStrippedAndForgotten() {
        type("  hello\n");
        assertTrue(composer.send());
        assertEquals(List.of("typing in lobby", "post lobby: hello"), session.said());
        assertEquals("", composer.textProperty().get());
        assertEquals("", draft(lobby));
    }

    @Test
    void blankAndOverlongTextsAreNotSent() {
        type(" \n ");
        assertFalse(composer.send());
        type("x".repeat(4_001));
        assertFalse(composer.send());
        assertEquals("x".repeat(4_001), composer.textProperty().get());
    }

    @Test
    void theCounterComesNearTheHostsLimit() {
        type("x".repeat(3_599));
        assertFalse(composer.counter().visible());
        type("x".repeat(3_600));
        assertTrue(composer.counter().visible());
        type("x".repeat(4_001));
        assertEquals(-1, composer.counter().left());
    }

    @Test
    void eachRoomKeepsItsOwnDraft() {
        type("for the lobby");
        composer.open(builds.id());
        assertEquals("", composer.textProperty().get());
        type("for the builds");
        composer.open(lobby.id());
        assertEquals("for the lobby", composer.textProperty().get());
        composer.open(builds.id());
        assertEquals("for the builds", composer.textProperty().get());
    }

    @Test
    void aDraftIsWrittenDownWhenTypingPauses() {
        type("half a th");
        assertEquals("", draft(lobby));
        ui.advance(ComposerViewModel.DRAFT_PAUSE);
        assertEquals("half a th", draft(lobby));
    }

    @Test
    void cancellingAnEditBringsTheDraftBack() {
        TimelineEntry.Message mine = lobby.say(Workshop.ADA, FakeSession.NOON, "helo");
        type("a draft");
        composer.edit(mine);
        assertEquals("helo", composer.textProperty().get());
        type("hello");
        ui.advance(Duration.ofSeconds(5));
        assertTrue(composer.cancel());
        assertEquals("a draft", composer.textProperty().get());
        assertEquals("a draft", draft(lobby));
    }

    @Test
    void sendingAnEditEditsAndBringsTheDraftBack() {
        TimelineEntry.Message mine = lobby.say(Workshop.ADA, FakeSession.NOON, "helo");
        type("a draft");
        composer.edit(mine);
        type("hello");
        composer.send();
        assertTrue(session.said().contains("edit lobby: hello"));
        assertEquals("a draft", composer.textProperty().get());
    }

    @Test
    void switchingRoomsDuringAnEditKeepsTheDraftNotTheEdit() {
        TimelineEntry.Message mine = lobby.say(Workshop.ADA, FakeSession.NOON, "helo");
        type("a draft");
        composer.edit(mine);
        composer.open(builds.id());
        composer.open(lobby.id());
        assertEquals("a draft", composer.textProperty().get());
    }

    @Test
    void upInAnEmptyComposerEditsMyLastMessage() {
        TimelineEntry.Message mine = lobby.say(Workshop.ADA, FakeSession.NOON, "helo");
        assertTrue(composer.editLast(() -> Optional.of(mine)));
        assertEquals(
                new ComposerViewModel.Purpose.Edit(mine),
                composer.purposeProperty().get());
        assertFalse(composer.editLast(() -> Optional.of(mine)));
    }

    @Test
    void messagesOfOthersAndTombstonesCannotBeEdited() {
        composer.edit(lobby.say(Workshop.MILO, FakeSession.NOON, "mine"));
        assertEquals(
                new ComposerViewModel.Purpose.New(), composer.purposeProperty().get());
    }

    @ParameterizedTest(name = "{0}, shift {1}, ctrl {2}, taken {3}: {4}")
    @CsvSource({
        "ENTER, false, false, false, SEND",
        "ENTER, true, false, false, BREAK_LINE",
        "CTRL_ENTER, false, false, false, BREAK_LINE",
        "CTRL_ENTER, false, true, false, SEND",
        "CTRL_ENTER, true, false, false, BREAK_LINE",
        "ENTER, false, false, true, LEAVE",
        "CTRL_ENTER, false, true, true, LEAVE"
    })
    void enterFollowsTheSettingAndNeverTakesAKeyOfTheInputMethod(
            SendKey key, boolean shift, boolean shortcut, boolean taken, ComposerViewModel.EnterAction action) {
        assertEquals(action, ComposerViewModel.onEnter(key, shift, shortcut, () -> taken));
    }
}
