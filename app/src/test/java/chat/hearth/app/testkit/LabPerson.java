package chat.hearth.app.testkit;

import chat.hearth.app.client.foreign.ServerProbe;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.hosting.Announcing;
import chat.hearth.app.hosting.EmbeddedHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.NearbyHosts;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.LiveChatSession;
import chat.hearth.app.session.SessionConfig;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.settings.IdentityKey;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.OwnerToken;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.ui.connect.ConnectServices;
import chat.hearth.app.ui.connect.ConnectViewModel;
import chat.hearth.app.ui.connect.NearbyViewModel;
import chat.hearth.app.ui.connect.SessionOpener.Whose;
import chat.hearth.app.ui.connect.StartStatus;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.PasswordPrompt;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A person at the app, as a program for a computer of a {@link NetworkLab}: the start screen's view models with all that is
 * behind them, and no window. What the person would see is printed; the lines {@code host}, {@code look}, {@code join},
 * {@code password WORD}, {@code shut WORD} and {@code say TEXT} are what they do; {@code greet} is to join whatever appears
 * first and to say hello there.
 */
public final class LabPerson {
    private final ManualDialogs dialogs = new ManualDialogs();
    private final Ui ui = new Ui();
    private final HostingService hosting;
    private final ConnectViewModel start;
    private ChatSession session;
    private boolean greets;

    private LabPerson(Path data, String name) {
        LiveSettings settings = new LiveSettings(Settings.DEFAULT.withName(name), saved -> {});
        ExecutorService blocking = Executors.newCachedThreadPool();
        OwnerToken owner = OwnerToken.in(data.resolve("owner-token"));
        IdentityKey identity = IdentityKey.in(data.resolve("identity-key"));
        hosting = EmbeddedHost.service(data.resolve("hosted"), owner.value(), blocking, new Announcing(settings, null));
        ConnectServices services = new ConnectServices(
                hosting,
                HostPlace.DEFAULT,
                new ServerProbe(Duration.ofSeconds(5))::find,
                (destination, person, whose, credentials) -> LiveChatSession.open(new SessionConfig(
                        destination,
                        person,
                        whose == Whose.OWN ? owner.value() : null,
                        identity,
                        credentials,
                        "",
                        data)),
                blocking,
                NearbyHosts.on(null, Clock.systemUTC()));
        UiContext context = new UiContext(
                ui, new Texts(Locale.ENGLISH), settings, dialogs, new FakeNavigation(), Clock.systemUTC());
        start = new ConnectViewModel(context, services, (opened, room) -> enter(opened));
    }

    /**
     * Runs until there is nothing more to read.
     *
     * @param arguments the data directory, and the person's name
     */
    public static void main(String[] arguments) throws IOException {
        LabPerson[] made = new LabPerson[1];
        Ui.run(() -> {
            made[0] = new LabPerson(Path.of(arguments[0]), arguments[1]);
            made[0].watch();
        });
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String command = line;
            Ui.run(() -> made[0].take(command));
        }
        System.exit(0);
    }

    private void watch() {
        NearbyViewModel nearby = start.nearby();
        nearby.rowsProperty().addListener((property, before, now) -> {
            if (!text(now).equals(text(before))) {
                System.out.println("sees " + text(now));
            }
            if (greets && !now.isEmpty()) {
                greets = false;
                nearby.join(now.get(0));
            }
        });
        nearby.sentenceProperty().addListener((property, before, now) -> System.out.println("reads " + now));
        nearby.adviceProperty().addListener((property, before, now) -> System.out.println("advice " + now));
        start.statusProperty().addListener((property, before, now) -> {
            if (now instanceof StartStatus.Trouble trouble) {
                System.out.println("trouble " + trouble.sentence());
            }
        });
        System.out.println("ready");
    }

    private static String text(List<NearbyViewModel.Row> rows) {
        return rows.stream()
                .map(row -> row.name() + " at " + row.session().address() + (row.locked() ? " locked" : ""))
                .collect(Collectors.joining("; "));
    }

    private void take(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        switch (word) {
            case "host" -> start.host();
            case "look" -> start.nearby().look();
            case "join" ->
                start.nearby().join(start.nearby().rowsProperty().get().get(0));
            case "greet" -> greets = true;
            case "password" -> dialogs.prompt.submit(rest);
            case "shut" ->
                hosting.door()
                        .orElseThrow()
                        .setPassword(rest)
                        .thenCompose(set -> hosting.door().orElseThrow().setPolicy(DoorPolicy.PASSWORD))
                        .thenRun(() -> System.out.println("shut"));
            case "say" -> session.post(RoomId.LOBBY, rest, null);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void enter(ChatSession opened) {
        session = opened;
        start.nearby().close(); // as the window does with its start screen
        System.out.println("in " + opened.info().get().name());
        opened.openTimeline(RoomId.LOBBY).listen(LabPerson::hear);
        if (!hosting.door().isPresent()) {
            opened.post(RoomId.LOBBY, "hello", null);
        }
    }

    private static void hear(TimelineChange change) {
        List<TimelineEntry> added = change instanceof TimelineChange.Splice splice
                ? splice.added()
                : ((TimelineChange.Reset) change).entries();
        for (TimelineEntry entry : added) {
            if (entry instanceof TimelineEntry.Message message && message.seq() > 0) {
                System.out.println("hears " + message.author().name() + ": " + message.text());
            }
        }
    }

    /** Keeps the question that stands. */
    private static final class ManualDialogs implements Dialogs {
        private PasswordPrompt prompt;

        @Override
        public void askForPassword(PasswordPrompt asked) {
            prompt = asked;
            System.out.println("asked for a password");
            asked.problemProperty().addListener((property, before, now) -> System.out.println("problem " + now));
        }

        @Override
        public <T> CompletionStage<Optional<T>> ask(Question<T> question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Optional<String>> askForText(TextQuestion question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> tell(Notice notice) {
            throw new UnsupportedOperationException();
        }
    }

    /** One thread, as the toolkit has. */
    private static final class Ui implements UiThread {
        private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor();

        static void run(Runnable action) {
            THREAD.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    System.out.println("failed " + e);
                }
            });
        }

        @Override
        public void execute(Runnable action) {
            run(action);
        }

        @Override
        public void onNextFrame(Runnable action) {
            run(action);
        }

        @Override
        public Subscription after(Duration delay, Runnable action) {
            ScheduledFuture<?> timer = THREAD.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        }

        @Override
        public Subscription every(Duration interval, Runnable action) {
            ScheduledFuture<?> timer = THREAD.scheduleWithFixedDelay(
                    action, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        }
    }
}
