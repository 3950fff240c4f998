package chat.hearth.app.ui.shell;

import javafx.scene.Parent;

/** What fills the window. UI thread. */
public interface Screen extends AutoCloseable {
    /** Always the same node. */
    Parent root();

    /** Called once the root stands in the window: puts the focus where a person begins. */
    void focus();

    /** Ends subscriptions and timers. The screen is not shown again. */
    @Override
    void close();
}
