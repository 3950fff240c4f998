package chat.hearth.app.testkit;

import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.PasswordPrompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what a person would have been asked and told, and answers as the test arranged. */
public final class FakeDialogs implements Dialogs {
    /** What was asked and told, oldest first. */
    public final List<Object> shown = new ArrayList<>();

    private final Deque<Optional<String>> answers = new ArrayDeque<>();

    /**
     * Answers the next question by the label of an option, or the next text question with this text; a question without
     * an arranged answer is turned away from.
     */
    public void willAnswer(String answer) {
        answers.add(Optional.of(answer));
    }

    @Override
    public <T> CompletionStage<Optional<T>> ask(Question<T> question) {
        shown.add(question);
        Optional<String> label = nextAnswer();
        return CompletableFuture.completedFuture(label.map(wanted -> question.options().stream()
                .filter(option -> option.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer \"" + wanted + "\" among " + question.options()))
                .value()));
    }

    @Override
    public CompletionStage<Optional<String>> askForText(TextQuestion question) {
        shown.add(question);
        return CompletableFuture.completedFuture(nextAnswer());
    }

    @Override
    public void askForPassword(PasswordPrompt prompt) {
        shown.add(prompt);
    }

    @Override
    public CompletionStage<Void> tell(Notice notice) {
        shown.add(notice);
        return CompletableFuture.completedFuture(null);
    }

    private Optional<String> nextAnswer() {
        return answers.isEmpty() ? Optional.empty() : answers.remove();
    }
}
