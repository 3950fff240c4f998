package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.people.Avatar;
import chat.hearth.app.ui.shell.Navigation;
import chat.hearth.app.ui.shell.ServerKindTexts;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The session, its rooms, and me. UI thread. */
final class Sidebar extends VBox {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Label session = new Label();
    private final Label state = new Label();
    private final Avatar avatar = new Avatar();
    private final Label me = new Label();
    private final Texts texts;

    /** @param rename asks for another name of mine; null where I cannot have one */
    Sidebar(
            Texts texts,
            ChatSession with,
            ConnectionViewModel connection,
            Region rooms,
            Navigation navigation,
            @Nullable Runnable rename) {
        this.texts = texts;
        getStyleClass().add("sidebar");
        session.getStyleClass().add("session-name");
        state.setId("connection-state");
        state.getStyleClass().add("connection-state");
        Region dot = new Region();
        dot.getStyleClass().add("state-dot");
        state.setGraphic(dot);
        VBox top = new VBox(session, state);
        top.getStyleClass().add("sidebar-top");
        if (with.kind() != ServerKind.HEARTH) {
            Label found = new Label(ServerKindTexts.of(with.kind(), texts).name());
            found.setId("server-kind");
            found.getStyleClass().add("server-kind");
            top.getChildren().add(found);
        }
        if (with.trustsAnyCertificate()) {
            Label caution = new Label(texts.of("sidebar.unverified"));
            caution.setTooltip(new Tooltip(texts.of("options.unverified.warning")));
            caution.getStyleClass().add("server-unverified");
            top.getChildren().add(caution);
        }
        connection.shownProperty().subscribe(shown -> {
            state.setText(shown.line());
            state.pseudoClassStateChanged(GOOD, shown.level() == ConnectionViewModel.Level.GOOD);
            state.pseudoClassStateChanged(BAD, shown.level() == ConnectionViewModel.Level.BAD);
        });
        Button settings = new IconButton(Feather.SETTINGS, texts.of("sidebar.settings"));
        settings.setId("settings");
        settings.setOnAction(event -> navigation.showSettings());
        Button leave = new IconButton(Feather.LOG_OUT, texts.of("sidebar.leave"));
        leave.setId("leave-session");
        leave.setOnAction(event -> navigation.leaveSession());
        me.getStyleClass().add("my-name");
        me.setMinWidth(0);
        HBox myself = new HBox(avatar, me);
        myself.getStyleClass().add("myself");
        HBox bottom = new HBox(rename == null ? myself : renaming(myself, rename), settings, leave);
        HBox.setHgrow(bottom.getChildren().get(0), Priority.ALWAYS);
        bottom.getStyleClass().add("sidebar-bottom");
        VBox.setVgrow(rooms, Priority.ALWAYS);
        getChildren().addAll(top, rooms, bottom);
    }

    private Button renaming(Node myself, Runnable rename) {
        Button button = new Button(null, myself);
        button.setId("rename-myself");
        button.getStyleClass().addAll("flat", "rename-myself");
        button.setTooltip(new Tooltip(texts.of("sidebar.rename")));
        button.accessibleTextProperty().bind(me.textProperty().map(name -> texts.of("sidebar.rename-of", name)));
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> rename.run());
        return button;
    }

    void show(SessionInfo info) {
        session.setText(info.name().isEmpty() ? texts.of("sidebar.session") : info.name());
        @Nullable Member myself = info.me();
        avatar.setVisible(myself != null);
        if (myself != null) {
            avatar.show(myself);
            me.setText(myself.name());
        }
    }
}
