package chat.hearth.app.ui.shell;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A question for a password that stays until one was taken, or the person turned away. What is typed is handed over and
 * not kept. Confined to the UI thread; texts are finished ones.
 */
public final class PasswordPrompt {
    private final Words words;
    private final Consumer<String> submitted;
    private final Runnable turnedAway;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);

    /**
     * What is to be read.
     *
     * @param label  what the field stands for
     * @param action names what is done with the password, such as "Join"
     */
    public record Words(String title, String text, String label, String action) {}

    /**
     * @param submitted  gets each password; it answers by {@link #refuse} or {@link #close}
     * @param turnedAway called when the person does not want to say one
     */
    public PasswordPrompt(Words words, Consumer<String> submitted, Runnable turnedAway) {
        this.words = words;
        this.submitted = submitted;
        this.turnedAway = turnedAway;
    }

    public Words words() {
        return words;
    }

    /** What is wrong; empty for nothing. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a password can be handed over now. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether the question stands. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Hands a password over, unless one is being tried or there is none. */
    public void submit(String password) {
        if (open.get() && ready.get() && !password.isEmpty()) {
            problem.set("");
            ready.set(false);
            submitted.accept(password);
        }
    }

    /** Gives the question up. */
    public void turnAway() {
        if (open.get()) {
            open.set(false);
            turnedAway.run();
        }
    }

    /** The password was not taken; another can be typed. An empty sentence takes the last one back. */
    public void refuse(String why) {
        problem.set(why);
        ready.set(true);
    }

    /** No password is taken for now. */
    public void hold(String why) {
        problem.set(why);
        ready.set(false);
    }

    /** Takes the question off without a word to whoever turned away. */
    public void close() {
        open.set(false);
    }
}
