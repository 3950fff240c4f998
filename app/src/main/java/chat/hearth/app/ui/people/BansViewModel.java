package chat.hearth.app.ui.people;

import chat.hearth.app.session.Moderation;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Ban;
import chat.hearth.protocol.chat.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Who may not come back, the last one first, and how that is undone. Confined to the UI thread. */
public final class BansViewModel {
    private final Moderation moderation;
    private final UiContext ui;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());

    /** What is known. */
    public sealed interface State {
        /** The host is being asked. */
        record Asking() implements State {}

        record Known(List<Ban> bans) implements State {
            public Known {
                bans = List.copyOf(bans);
            }
        }

        /** The host did not say, or did not do it. */
        record Failed(String why) implements State {}
    }

    public BansViewModel(Moderation moderation, UiContext ui) {
        this.moderation = moderation;
        this.ui = ui;
        load();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Asks the host anew. */
    public void load() {
        var unused = moderation.bans().thenAcceptAsync(this::heard, ui.fx());
    }

    private void heard(Answer answer) {
        if (answer instanceof Answer.Bans bans) {
            List<Ban> lastFirst = new ArrayList<>(bans.bans());
            Collections.reverse(lastFirst);
            state.set(new State.Known(lastFirst));
        } else if (answer instanceof Answer.Failed failed) {
            state.set(new State.Failed(failed.message()));
        }
    }

    /** Lets somebody come back. */
    public void undo(Ban ban) {
        var unused = moderation.unban(ban.id()).thenAcceptAsync(this::undone, ui.fx());
    }

    private void undone(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            state.set(new State.Failed(failed.message()));
        } else {
            load();
        }
    }
}
