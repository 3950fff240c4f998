package chat.hearth.app.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenameViewModelTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final RenameViewModel model = new RenameViewModel(
            new UiContext(
                    new ManualUiThread(),
                    new Texts(Locale.ENGLISH),
                    new LiveSettings(Settings.DEFAULT, saved -> {}),
                    new FakeDialogs(),
                    new FakeNavigation(),
                    Clock.systemUTC()),
            "Ada",
            10,
            name -> {
                asked.add(name);
                return answer;
            },
            done::add);

    private void submit(String name) {
        model.nameProperty().set(name);
        model.submit();
    }

    @Test
    void aNameIsAskedForOnceAndDoneWhenTheHostSaysSo() {
        submit("  Ada L. ");
        assertTrue(model.busyProperty().get());
        model.submit();
        assertEquals(List.of(), done);
        answer.complete(new Answer.Done());

        assertEquals(List.of("Ada L."), asked);
        assertEquals(List.of("Ada L."), done);
        assertFalse(model.busyProperty().get());
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({"'  ', A name needs at least one letter.", "elevenchars, A name has at most 10 characters."})
    void whatCannotBeANameIsSaidAtTheField(String name, String problem) {
        submit(name);

        assertEquals(problem, model.problemProperty().get());
        assertEquals(List.of(), asked);
    }

    @Test
    void aTakenNameIsSaidAtTheFieldWithAnotherOneToTake() {
        answer.complete(new Answer.Failed(Reason.NAME_TAKEN, "Taken.", null));
        submit("Milo");
        assertEquals(
                "Somebody else here is called Milo, or something that looks like it.",
                model.problemProperty().get());
        assertEquals("Milo 2", model.suggestionProperty().get());

        answer = CompletableFuture.completedFuture(new Answer.Done());
        model.takeSuggestion();
        assertEquals(List.of("Milo 2"), done);
        assertEquals("", model.problemProperty().get());
        assertEquals("", model.suggestionProperty().get());
    }

    @Test
    void anotherRefusalIsSaidInTheHostsWords() {
        answer.complete(new Answer.Failed(Reason.FORBIDDEN, "You may not do that here.", null));
        submit("Milo");

        assertEquals("You may not do that here.", model.problemProperty().get());
        assertEquals("", model.suggestionProperty().get());
    }

    @Test
    void theNameThatOneHasNeedsNoHost() {
        submit("Ada");

        assertEquals(List.of("Ada"), done);
        assertEquals(List.of(), asked);
    }
}
