package chat.hearth.app;

import chat.hearth.app.ui.shell.Screen;
import chat.hearth.app.ui.shell.UiContext;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Stands where the conversation will: one can reach the panels and leave. UI thread. */
final class SessionScreen implements Screen {
    private final VBox root = new VBox();
    private final Button leave;

    SessionScreen(UiContext context) {
        leave = button(
                context.texts().of("window.leave"), () -> context.navigation().leaveSession());
        root.getStyleClass().add("card");
        root.getChildren()
                .addAll(
                        button(
                                context.texts().of("hosting.title"),
                                () -> context.navigation().showHosting()),
                        button(
                                context.texts().of("settings.title"),
                                () -> context.navigation().showSettings()),
                        leave);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        leave.requestFocus();
    }

    @Override
    public void close() {}

    private static Button button(String label, Runnable action) {
        Button button = new Button(label);
        button.setAccessibleText(label);
        button.setOnAction(event -> action.run());
        return button;
    }
}
