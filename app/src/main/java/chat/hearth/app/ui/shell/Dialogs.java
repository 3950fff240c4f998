package chat.hearth.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the person and tells them things that cannot wait. UI thread; answers complete on it. Texts are finished ones. */
public interface Dialogs {
    /** Asks; empty when the person turned away from the question, as with Esc. */
    <T> CompletionStage<Optional<T>> ask(Question<T> question);

    /** Asks for a line of text, stripped; empty when the person turned away. */
    CompletionStage<Optional<String>> askForText(TextQuestion question);

    /** Asks for a password, as long as the prompt is open. */
    void askForPassword(PasswordPrompt prompt);

    /** Tells; completes when it was read. */
    CompletionStage<Void> tell(Notice notice);

    /**
     * A question with named answers.
     *
     * @param title   a short question or statement
     * @param text    what follows from it, may be empty
     * @param options at least one, in the order in which they are shown
     */
    record Question<T>(String title, String text, List<Option<T>> options) {
        public Question {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("a question needs an answer");
            }
        }
    }

    /**
     * One answer.
     *
     * @param label names the action, such as "End session"
     */
    record Option<T>(T value, String label, Weight weight) {}

    /** How an answer looks. */
    enum Weight {
        /** What Enter does. */
        PRIMARY,
        /** Drawn quietly. Beside an answer by which something is lost, it is what Enter does. */
        NORMAL,
        /** Something is lost or ends. A question that has such answers only gets one to cancel besides. */
        DANGER
    }

    /**
     * A question that is answered with a line of text.
     *
     * @param label   what the field stands for
     * @param initial what stands in the field at first
     * @param action  names what is done with the text, such as "Create room"
     * @param problem what is wrong with a stripped text, in a sentence; empty when it will do
     */
    record TextQuestion(
            String title, String label, String initial, String action, Function<String, Optional<String>> problem) {}

    /**
     * Something to know.
     *
     * @param text   in plain words
     * @param detail for a report, can be copied; empty for none
     */
    record Notice(String title, String text, String detail) {}
}
