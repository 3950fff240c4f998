package chat.hearth.app;

import chat.hearth.app.about.RunningJars;
import chat.hearth.app.about.ThisApp;
import chat.hearth.app.about.Works;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.hosting.HostingState;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.ui.about.AboutView;
import chat.hearth.app.ui.about.LicencesView;
import chat.hearth.app.ui.connect.ConnectServices;
import chat.hearth.app.ui.connect.ConnectView;
import chat.hearth.app.ui.connect.ConnectViewModel;
import chat.hearth.app.ui.hosting.HostingView;
import chat.hearth.app.ui.hosting.HostingViewModel;
import chat.hearth.app.ui.hosting.LargeCodeView;
import chat.hearth.app.ui.settings.SettingsView;
import chat.hearth.app.ui.settings.SettingsViewModel;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.Dialogs.Option;
import chat.hearth.app.ui.shell.Dialogs.Question;
import chat.hearth.app.ui.shell.Dialogs.Weight;
import chat.hearth.app.ui.shell.Navigation;
import chat.hearth.app.ui.shell.OverlayDialogs;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.Screen;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Leads a person from the start to a session and back, within one window. Confined to the UI thread. */
final class MainWindow implements Navigation {
    private final StackPane content = new StackPane();
    private final Overlays overlays = new Overlays();
    private final StackPane root = new StackPane(content, overlays.layer());
    private final ConnectServices services;
    private final Texts texts;
    private final Dialogs dialogs;
    private final UiContext context;
    private final Conversations conversations;
    private final About about;
    private final Consumer<String> title;

    private @Nullable Screen screen;
    private @Nullable OpenSession open;
    private boolean asking;

    /**
     * @param conversations makes the screen of a session
     * @param about         what this Hearth is
     * @param title         gets the window's title whenever it changes
     */
    MainWindow(
            UiThread fx,
            Texts texts,
            LiveSettings settings,
            Clock clock,
            ConnectServices services,
            Conversations conversations,
            About about,
            Consumer<String> title) {
        this.services = services;
        this.texts = texts;
        this.conversations = conversations;
        this.about = about;
        this.title = title;
        this.dialogs = new OverlayDialogs(overlays, texts);
        this.context = new UiContext(fx, texts, settings, dialogs, this, clock);
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1 && !overlays.showing()) {
                showAbout();
            }
        });
    }

    /** What fills the window. */
    StackPane root() {
        return root;
    }

    /** Shows the start screen, and goes on from there as the arguments say. */
    void start(Arguments arguments) {
        ConnectViewModel viewModel = showStart();
        if (arguments.host()) {
            viewModel.host();
        } else {
            arguments.join().ifPresent(viewModel::joinRecent);
        }
    }

    /** Does what a later start of the app was asked; one that was asked nothing only wants the window. */
    void take(Arguments arguments) {
        if (arguments.join().isPresent()) {
            leaveAnd(() -> start(arguments));
        } else if (arguments.host() && open == null) {
            start(arguments);
        }
    }

    /** Asks whether to end what others depend on; then closes everything and calls back. */
    void leaveAnd(Runnable then) {
        if (asking) {
            return;
        }
        if (services.hosting().get() instanceof HostingState.Running running) {
            asking = true;
            dialogs.ask(endQuestion(running)).thenAccept(answer -> {
                asking = false;
                if (answer.orElse(false)) {
                    closeSession(then);
                }
            });
        } else {
            closeSession(then);
        }
    }

    @Override
    public boolean hosting() {
        return services.hosting().get() instanceof HostingState.Running;
    }

    @Override
    public void showHosting() {
        if (!hosting()) {
            return;
        }
        OpenSession own = open;
        HostingViewModel viewModel = new HostingViewModel(
                services.hosting(),
                own == null ? listener -> () -> {} : own.session().rooms()::subscribe,
                context);
        Panel panel = new Panel();
        HostingView view = new HostingView(viewModel, texts, panel::close, () -> showLarge(viewModel));
        panel.show(overlays, view, view.first(), viewModel::close);
    }

    private void showLarge(HostingViewModel hosting) {
        InvitationLink link = hosting.link().linkProperty().get();
        if (link == null) {
            return;
        }
        Panel panel = new Panel();
        LargeCodeView view =
                new LargeCodeView(link, hosting.sessionNameProperty().get(), texts, panel::close);
        view.prefWidthProperty().bind(root.widthProperty());
        view.prefHeightProperty().bind(root.heightProperty());
        panel.show(overlays, view, view.first(), () -> {});
    }

    @Override
    public void showSettings() {
        SettingsViewModel viewModel = new SettingsViewModel(context.settings());
        Panel panel = new Panel();
        SettingsView view = new SettingsView(viewModel, texts, this::showAbout, panel::close);
        panel.show(overlays, view, view.first(), viewModel::close);
    }

    @Override
    public void showAbout() {
        Panel panel = new Panel();
        AboutView view = new AboutView(about.app(), texts, about.showFolder(), this::showLicences, panel::close);
        panel.show(overlays, view, view.first(), () -> {});
    }

    private void showLicences() {
        Panel panel = new Panel();
        LicencesView view = new LicencesView(Works.shipped(RunningJars.names()), Works::text, texts, panel::close);
        panel.show(overlays, view, view.first(), () -> {});
    }

    @Override
    public void leaveSession() {
        leaveAnd(this::showStart);
    }

    private ConnectViewModel showStart() {
        ConnectViewModel viewModel = new ConnectViewModel(context, services, this::enter);
        show(new ConnectView(viewModel, context));
        title.accept(texts.of("app.name"));
        return viewModel;
    }

    private void enter(ChatSession session, @Nullable RoomId room) {
        Subscription naming = session.info().subscribe(new FxLatest<>(context.fx(), this::showName));
        open = new OpenSession(session, naming);
        show(conversations.of(session, room, context));
    }

    private void showName(SessionInfo info) {
        title.accept(info.name().isEmpty() ? texts.of("app.name") : texts.of("window.title", info.name()));
    }

    private void closeSession(Runnable then) {
        OpenSession ending = open;
        open = null;
        overlays.hideAll();
        if (ending == null && !(services.hosting().get() instanceof HostingState.Running)) {
            then.run();
            return;
        }
        showEnding();
        CompletionStage<Void> left = CompletableFuture.completedFuture(null);
        if (ending != null) {
            ending.naming().close();
            left = CompletableFuture.runAsync(ending.session()::close, services.blocking());
        }
        left.handle((done, failure) -> failure) // the host is stopped in any case
                .thenCompose(failure -> services.hosting().stop())
                .whenCompleteAsync((done, failure) -> then.run(), context.fx());
    }

    private void showEnding() {
        closeScreen();
        Label ending = new Label(texts.of("window.ending"));
        ending.getStyleClass().add("text-quiet");
        content.getChildren().setAll(ending);
    }

    private void show(Screen next) {
        closeScreen();
        screen = next;
        content.getChildren().setAll(next.root());
        content.applyCss(); // only their skins bring panes' content into the scene, and only there it takes the focus
        content.layout();
        next.focus();
    }

    private void closeScreen() {
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }

    private Question<Boolean> endQuestion(HostingState.Running running) {
        return new Question<>(
                texts.of("window.end.title", running.others()),
                texts.of("window.end.text"),
                List.of(
                        new Option<>(false, texts.of("window.end.keep"), Weight.NORMAL),
                        new Option<>(true, texts.of("window.end.end"), Weight.DANGER)));
    }

    /** Makes the screens of sessions. */
    @FunctionalInterface
    interface Conversations {
        /**
         * The screen of this session.
         *
         * @param room to be opened; null for whichever comes first
         */
        Screen of(ChatSession session, @Nullable RoomId room, UiContext context);
    }

    /**
     * What this Hearth is.
     *
     * @param showFolder shows a folder in the system's file manager
     */
    record About(ThisApp app, Consumer<Path> showFolder) {}

    private record OpenSession(ChatSession session, Subscription naming) {}
}
