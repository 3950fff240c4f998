package chat.hearth.app.ui.people;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.Subscription;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Says what was done, and offers for a while to undo it. A later one takes the place of what is offered. UI thread. */
public final class UndoViewModel implements AutoCloseable {
    /** How long it is offered. */
    static final Duration OFFERED = Duration.ofSeconds(10);

    private final UiThread ui;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private Runnable undo = () -> {};

    @Nullable
    private Subscription ending;

    public UndoViewModel(UiThread ui) {
        this.ui = ui;
    }

    /** What was done; empty when there is nothing to undo. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public void offer(String done, Runnable how) {
        close();
        undo = how;
        words.set(done);
        ending = ui.after(OFFERED, this::close);
    }

    public void undo() {
        Runnable how = undo;
        close();
        how.run();
    }

    /** Ends the offer. */
    @Override
    public void close() {
        if (ending != null) ending.close();
        ending = null;
        undo = () -> {};
        words.set("");
    }
}
