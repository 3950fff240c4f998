package chat.hearth.app;

import chat.hearth.app.about.ThisApp;
import chat.hearth.app.client.foreign.ServerProbe;
import chat.hearth.app.fx.FxExecutor;
import chat.hearth.app.hosting.Announcing;
import chat.hearth.app.hosting.EmbeddedHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.hosting.NearbyHosts;
import chat.hearth.app.session.LiveChatSession;
import chat.hearth.app.session.SessionConfig;
import chat.hearth.app.settings.IdentityKey;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.OwnerToken;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.settings.SettingsSaver;
import chat.hearth.app.settings.SettingsStore;
import chat.hearth.app.ui.connect.ConnectServices;
import chat.hearth.app.ui.connect.SessionOpener;
import chat.hearth.app.ui.connect.SessionOpener.Whose;
import chat.hearth.app.ui.conversation.ConversationView;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.WindowMemory;
import chat.hearth.app.ui.theme.Scheme;
import chat.hearth.app.ui.theme.SystemScheme;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The one place that wires the services. UI thread. */
final class AppContext implements AutoCloseable {
    private static final int BLOCKING_THREADS = 4;
    private static final int PATIENCE_SECONDS = 10;

    /** For each question that tells what kind of server is at an address. */
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final SettingsSaver saver;
    private final ConnectServices services;
    private final ExecutorService blocking;
    private final AppDirs dirs;

    private AppContext(
            LiveSettings settings,
            SettingsSaver saver,
            ConnectServices services,
            ExecutorService blocking,
            AppDirs dirs) {
        this.settings = settings;
        this.saver = saver;
        this.services = services;
        this.blocking = blocking;
        this.dirs = dirs;
    }

    static AppContext create(Arguments arguments, AppDirs dirs) {
        ExecutorService blocking = Executors.newFixedThreadPool(BLOCKING_THREADS, new NamedThreads());
        SettingsStore store = new SettingsStore(dirs.settingsFile());
        SettingsSaver saver = new SettingsSaver(store);
        Settings saved = store.load();
        LiveSettings settings =
                new LiveSettings(arguments.name().map(saved::withName).orElse(saved), saver);
        OwnerToken owner = OwnerToken.in(dirs.ownerTokenFile());
        HostPlace place = new HostPlace(
                arguments.bind().orElse(HostPlace.DEFAULT.bindAddress()),
                arguments.port().orElse(HostPlace.DEFAULT.port()));
        // Who hosts for this machine only, as in a trial, wants nothing of the network around either.
        boolean discovers = arguments.nearby() && !place.isThisMachineOnly();
        @Nullable String card = arguments.card().orElse(null);
        HostingService hosting = EmbeddedHost.service(
                dirs.hosted(), owner.value(), blocking, discovers ? new Announcing(settings, card) : null);
        Nearby nearby = discovers ? NearbyHosts.on(card, Clock.systemUTC()) : Nearby.OFF;
        Texts texts = new Texts(Locale.getDefault());
        IdentityKey identity = IdentityKey.in(dirs.identityFile());
        SessionOpener opener = (destination, name, whose, credentials) -> LiveChatSession.open(new SessionConfig(
                destination,
                name,
                whose == Whose.OWN ? owner.value() : null,
                identity,
                credentials,
                texts.of("people.stranger"),
                dirs.data()));
        ServerProbe probe = new ServerProbe(PROBE_PATIENCE);
        return new AppContext(
                settings,
                saver,
                new ConnectServices(hosting, place, probe::find, opener, blocking, nearby),
                blocking,
                dirs);
    }

    LiveSettings settings() {
        return settings;
    }

    /**
     * Makes the window's content.
     *
     * @param title gets the window's title whenever it changes
     * @param open  opens a web or mail address outside of the app
     * @param places where files come from and go to
     */
    MainWindow window(Consumer<String> title, Consumer<URI> open, FilePlaces places) {
        return new MainWindow(
                new FxExecutor(),
                new Texts(Locale.getDefault()),
                settings,
                Clock.system(ZoneId.systemDefault()),
                services,
                (session, room, context) -> {
                    ConversationView view = new ConversationView(session, context, open, places);
                    if (room != null) {
                        view.goInto(room);
                    }
                    return view;
                },
                new MainWindow.About(
                        ThisApp.running(
                                AppVersion.current(), System.getProperty("javafx.runtime.version", "?"), dirs.data()),
                        places::showFolder),
                title);
    }

    /** Puts the window where it last stood. */
    void remember(Stage stage) {
        WindowMemory.attach(stage, settings);
    }

    CompletionStage<Scheme> systemScheme() {
        return SystemScheme.ask(System.getProperty("os.name"), blocking);
    }

    /** Ends what is still running, within about 10 s. */
    @Override
    public void close() {
        services.nearby().close(); // its library has threads that would keep the process
        services.hosting().stop();
        blocking.shutdown();
        try {
            if (!blocking.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                blocking.shutdownNow();
            }
        } catch (InterruptedException e) {
            blocking.shutdownNow();
            Thread.currentThread().interrupt();
        }
        saver.close();
    }

    private static final class NamedThreads implements ThreadFactory {
        private final AtomicInteger made = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "hearth-blocking-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
