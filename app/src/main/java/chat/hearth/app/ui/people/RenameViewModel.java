package chat.hearth.app.ui.people;

import chat.hearth.app.ui.shell.NameRules;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Another name for somebody: what is wrong with it is said, and one that is free is suggested. Confined to the UI thread. */
public final class RenameViewModel {
    private final UiContext ui;
    private final String current;
    private final int longest;
    private final Function<String, CompletionStage<Answer>> rename;
    private final Consumer<String> done;
    private final StringProperty name = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /**
     * @param current what they are called now
     * @param longest the host's limit, in UTF-16 units
     * @param rename  asks the host
     * @param done    hears the name once they have it
     */
    public RenameViewModel(
            UiContext ui,
            String current,
            int longest,
            Function<String, CompletionStage<Answer>> rename,
            Consumer<String> done) {
        this.ui = ui;
        this.current = current;
        this.longest = longest;
        this.rename = rename;
        this.done = done;
        name.set(current);
        name.addListener((property, before, now) -> {
            problem.set("");
            suggestion.set("");
        });
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** What is wrong with the name; empty for nothing. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** A name to take instead of one that is taken; empty for none. */
    public ReadOnlyStringProperty suggestionProperty() {
        return suggestion.getReadOnlyProperty();
    }

    /** Whether the host is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Takes the suggested name. */
    public void takeSuggestion() {
        name.set(suggestion.get());
        submit();
    }

    /** Asks for the name that stands in the field. */
    public void submit() {
        String wanted = name.get().strip();
        if (busy.get()) return;
        if (wanted.isEmpty()) {
            problem.set(ui.texts().of("rename.empty"));
        } else if (wanted.length() > longest) {
            problem.set(ui.texts().of("connect.name.too-long", longest));
        } else if (wanted.equals(current)) {
            done.accept(wanted);
        } else {
            busy.set(true);
            var unused = rename.apply(wanted).thenAcceptAsync(answer -> answered(wanted, answer), ui.fx());
        }
    }

    private void answered(String wanted, Answer answer) {
        busy.set(false);
        if (!(answer instanceof Answer.Failed failed)) {
            done.accept(wanted);
        } else if (failed.reason() == Reason.NAME_TAKEN) {
            problem.set(ui.texts().of("rename.taken", wanted));
            suggestion.set(NameRules.next(wanted));
        } else {
            problem.set(failed.message());
        }
    }
}
