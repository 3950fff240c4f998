package chat.hearth.app.ui.connect;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingProblem;
import chat.hearth.app.hosting.HostingState;
import chat.hearth.app.hosting.NearbySession;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.settings.KnownServer;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.ui.connect.StartStatus.Fix;
import chat.hearth.app.ui.connect.StartStatus.Trouble;
import chat.hearth.app.ui.hosting.HostingProblemTexts;
import chat.hearth.app.ui.shell.NameRules;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.RoomId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** From a name to a session: hosting one, or joining one. Confined to the UI thread. */
public final class ConnectViewModel {
    private final Texts texts;
    private final UiContext context;
    private final LiveSettings settings;
    private final ConnectServices services;
    private final Entrance entrance;

    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty sessionName = new SimpleStringProperty();
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameSuggestion = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<StartStatus> status = new ReadOnlyObjectWrapper<>(new StartStatus.Idle());
    private final ObservableList<String> recent = FXCollections.observableArrayList();

    private final OptionsViewModel options;
    private final Joining joining;
    private final NearbyViewModel nearby;

    private Runnable lastTry = () -> {};
    private int attempts; // counts up with each attempt and each cancelling, so that what comes late is known as such

    /** @param entrance gets the session once the person is in */
    public ConnectViewModel(UiContext context, ConnectServices services, Entrance entrance) {
        this.context = context;
        this.texts = context.texts();
        this.settings = context.settings();
        this.services = services;
        this.entrance = entrance;
        this.options = new OptionsViewModel(texts);
        this.joining = new Joining(context, services, screen());
        this.nearby = new NearbyViewModel(context, services.nearby(), this::joinNearby);
        name.set(settings.get().name());
        sessionName.set(settings.get().sessionName());
        recent.setAll(settings.get().recentAddresses());
        name.addListener((property, before, now) -> {
            nameProblem.set("");
            nameSuggestion.set("");
        });
        address.addListener((property, before, now) -> addressProblem.set(""));
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** What the hosted session is called; empty for {@link #standardSessionName()}. */
    public StringProperty sessionNameProperty() {
        return sessionName;
    }

    public StringProperty addressProperty() {
        return address;
    }

    /** What is wrong with the name; empty when nothing is known to be. */
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** A name to take instead; empty when there is none. */
    public ReadOnlyStringProperty nameSuggestionProperty() {
        return nameSuggestion.getReadOnlyProperty();
    }

    /** What is wrong with the address; empty when nothing is known to be. */
    public ReadOnlyStringProperty addressProblemProperty() {
        return addressProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StartStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Addresses that were joined before, newest first. */
    public ObservableList<String> recent() {
        return recent;
    }

    /** What a session is called when nothing else is said. */
    public String standardSessionName() {
        String person = name.get().strip();
        return person.isEmpty() ? texts.of("connect.session.nameless") : texts.of("connect.session.named", person);
    }

    /** Hosts a session and goes into it. */
    public void host() {
        host(services.place());
    }

    /** How to reach what is at the address, beyond the address. */
    public OptionsViewModel options() {
        return options;
    }

    /** Joins what is at the address that was typed, or follows the invitation that was pasted. */
    public void join() {
        Goal.Read read = Goal.read(address.get(), texts);
        Optional<LinkOptions> with = options.read();
        if (read instanceof Goal.Read.Invalid invalid) {
            addressProblem.set(invalid.sentence());
        } else if (read instanceof Goal.Read.Valid valid && with.isPresent() && nameWillDo()) {
            lastTry = this::join;
            attempts++;
            joining.join(valid.goal(), with.get(), rememberedName());
        }
    }

    /** Joins an address, such as one of {@link #recent()}, the way it was joined before; or follows an invitation. */
    public void joinRecent(String known) {
        address.set(known);
        options.show(settings.get()
                .knownServers()
                .getOrDefault(known, KnownServer.DEFAULT)
                .options());
        join();
    }

    /** The sessions around. */
    public NearbyViewModel nearby() {
        return nearby;
    }

    /** Takes an address out of {@link #recent()}. */
    public void forget(String known) {
        settings.update(current -> current.withoutRecentAddress(known));
        recent.remove(known);
    }

    /** Takes the suggested name and tries again what was refused. */
    public void takeSuggestion() {
        if (!nameSuggestion.get().isEmpty()) {
            name.set(nameSuggestion.get());
            lastTry.run();
        }
    }

    /** Gives up what is going on, if anything is. */
    public void cancel() {
        if (!(status.get() instanceof StartStatus.Busy)) {
            return;
        }
        attempts++;
        joining.cancel();
        stopHosting();
        status.set(new StartStatus.Idle());
    }

    private void joinNearby(NearbySession session) {
        address.set(session.address());
        options.show(LinkOptions.NONE);
        if (HostAddress.parse(session.address()) instanceof HostAddress.Parsed.Valid host && nameWillDo()) {
            lastTry = () -> joinNearby(session);
            attempts++;
            joining.joinHost(host.address(), rememberedName());
        }
    }

    private void host(HostPlace place) {
        if (!nameWillDo()) {
            return;
        }
        lastTry = () -> host(place);
        if (services.hosting().get() instanceof HostingState.Starting
                || services.hosting().get() instanceof HostingState.Stopping) {
            return; // the one before is not done; its own end will be seen
        }
        int attempt = ++attempts;
        String title = sessionName.get().isBlank()
                ? standardSessionName()
                : sessionName.get().strip();
        settings.update(current -> current.withSessionName(sessionName.get().strip()));
        status.set(new StartStatus.Busy(texts.of("connect.busy.hosting")));
        services.hosting().start(title, place).thenAcceptAsync(state -> hosted(state, place, attempt), context.fx());
    }

    private void hosted(HostingState state, HostPlace place, int attempt) {
        if (attempt != attempts) {
            stopHosting();
        } else if (state instanceof HostingState.Running running
                && HostAddress.parse(running.joinAddress()) instanceof HostAddress.Parsed.Valid own) {
            joining.joinOwn(own.address(), rememberedName());
        } else if (state instanceof HostingState.Failed failed) {
            HostingProblemTexts words = HostingProblemTexts.of(failed.problem(), texts);
            status.set(new Trouble(words.sentence(), words.fix(), words.detail(), fix(failed.problem(), place)));
        }
    }

    private Optional<Fix> fix(HostingProblem problem, HostPlace place) {
        if (problem instanceof HostingProblem.PortInUse inUse && inUse.free().isPresent()) {
            int free = inUse.free().getAsInt();
            return Optional.of(
                    new Fix(texts.of("connect.fix.use-port", String.valueOf(free)), () -> host(place.withPort(free))));
        }
        return Optional.of(new Fix(texts.of("connect.fix.try-again"), () -> host(place)));
    }

    private Joining.Screen screen() {
        return new Joining.Screen() {
            @Override
            public void show(StartStatus now) {
                status.set(now);
            }

            @Override
            public void nameIsTaken() {
                status.set(new StartStatus.Idle());
                nameProblem.set(texts.of("connect.name.taken", name.get().strip()));
                nameSuggestion.set(NameRules.next(name.get().strip()));
            }

            @Override
            public void enter(ChatSession session, @Nullable RoomId room) {
                status.set(new StartStatus.Idle());
                address.set(""); // it may be an invitation, which is a secret
                entrance.enter(session, room);
            }

            @Override
            public Optional<Fix> retry() {
                return ConnectViewModel.this.retry();
            }
        };
    }

    private String rememberedName() {
        String person = name.get().strip();
        settings.update(current -> current.withName(person));
        return person;
    }

    private Optional<Fix> retry() {
        return Optional.of(new Fix(texts.of("connect.fix.try-again"), () -> lastTry.run()));
    }

    private void stopHosting() {
        services.hosting().stop();
    }

    private boolean nameWillDo() {
        String person = name.get().strip();
        if (person.isEmpty()) {
            nameProblem.set(texts.of("connect.name.empty"));
        } else if (person.length() > NameRules.LONGEST) {
            nameProblem.set(texts.of("connect.name.too-long", NameRules.LONGEST));
        }
        return nameProblem.get().isEmpty() || !nameSuggestion.get().isEmpty();
    }
}
