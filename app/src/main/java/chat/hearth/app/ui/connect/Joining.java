package chat.hearth.app.ui.connect;

import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.settings.KnownServer;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.ui.connect.JoinAttempt.Outcome;
import chat.hearth.app.ui.connect.SessionOpener.Whose;
import chat.hearth.app.ui.connect.StartStatus.Fix;
import chat.hearth.app.ui.connect.StartStatus.Trouble;
import chat.hearth.app.ui.shell.ServerKindTexts;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Reason;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins one address after another, and says on the start screen how it goes. Confined to the UI thread. */
final class Joining {
    private final Texts texts;
    private final UiContext context;
    private final LiveSettings settings;
    private final ConnectServices services;
    private final Screen screen;
    private @Nullable JoinAttempt current;

    /** What is done to the start screen. */
    interface Screen {
        void show(StartStatus status);

        void nameIsTaken();

        /** The person is in. */
        void enter(ChatSession session);

        /** Offers the same again. */
        Optional<Fix> retry();
    }

    Joining(UiContext context, ConnectServices services, Screen screen) {
        this.texts = context.texts();
        this.context = context;
        this.settings = context.settings();
        this.services = services;
        this.screen = screen;
    }

    /** Joins the session that this app hosts. */
    void joinOwn(HostAddress own, String person) {
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", texts.of("connect.own-host"))));
        attempt(person, outcome -> decided(outcome, own.toString(), Whose.OWN))
                .open(Destination.hearth(own), Whose.OWN);
    }

    /** Finds out what is at an address, and joins it. */
    void join(ServerAddress to, LinkOptions with, String person) {
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", to)));
        attempt(person, outcome -> decidedOthers(outcome, to, person)).find(to, with, this::found);
    }

    /** Gives up what is going on. */
    void cancel() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    private JoinAttempt attempt(String person, Consumer<Outcome> decided) {
        cancel();
        JoinAttempt made = new JoinAttempt(services, context.fx(), person, outcome -> {
            current = null;
            decided.accept(outcome);
        });
        current = made;
        return made;
    }

    private void found(Finding.Found server) {
        if (server.kind() != ServerKind.HEARTH) {
            String kind = ServerKindTexts.of(server.kind(), texts).name();
            screen.show(new StartStatus.Busy(texts.of("connect.busy.found", kind)));
        }
    }

    private void decidedOthers(Outcome outcome, ServerAddress to, String person) {
        if (outcome instanceof Outcome.NotFound none) {
            TroubleTexts words = TroubleTexts.of(none.reason(), to.toString(), texts);
            boolean seenBefore = settings.get().recentAddresses().contains(to.toString());
            Optional<Fix> fix = seenBefore
                    ? Optional.of(new Fix(texts.of("connect.fix.show-saved"), () -> showSaved(to, person)))
                    : screen.retry();
            screen.show(new Trouble(words.sentence(), words.advice(), "", fix));
        } else {
            decided(outcome, to.toString(), Whose.OTHERS);
        }
    }

    /** Goes into what was seen at an address, whether anybody can be reached there or not. */
    private void showSaved(ServerAddress to, String person) {
        KnownServer known = settings.get().knownServers().getOrDefault(to.toString(), KnownServer.DEFAULT);
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", to)));
        Destination destination = new Destination(to, known.kind(), known.options());
        attempt(person, outcome -> {
                    if (outcome instanceof Outcome.Unreachable unreachable) {
                        enter(unreachable.session(), destination, Whose.OTHERS);
                    } else {
                        decided(outcome, to.toString(), Whose.OTHERS);
                    }
                })
                .open(destination, Whose.OTHERS);
    }

    private void decided(Outcome outcome, String to, Whose whose) {
        if (outcome instanceof Outcome.Joined joined) {
            enter(joined.session(), joined.destination(), whose);
        } else if (outcome instanceof Outcome.Refused refused) {
            services.hosting().stop();
            if (refused.refusal().code().equals(Reason.NAME_TAKEN.word())) {
                screen.nameIsTaken();
            } else {
                String why = refused.refusal().message();
                screen.show(new Trouble(
                        texts.of("connect.refused"), why, refused.refusal().code(), screen.retry()));
            }
        } else if (outcome instanceof Outcome.StoreTrouble store) {
            services.hosting().stop();
            screen.show(new Trouble(
                    texts.of("connect.trouble.store"),
                    texts.of("connect.trouble.store.advice"),
                    String.valueOf(store.reason()),
                    screen.retry()));
        } else if (outcome instanceof Outcome.Unreachable unreachable) {
            unreachable(unreachable, to, whose);
        }
    }

    private void unreachable(Outcome.Unreachable unreachable, String to, Whose whose) {
        TroubleTexts words = TroubleTexts.of(new Finding.Failed(unreachable.trouble(), 0), to, texts);
        Optional<Fix> fix = screen.retry();
        if (unreachable.seenBefore() && whose == Whose.OTHERS) {
            fix = Optional.of(new Fix(
                    texts.of("connect.fix.show-saved"),
                    () -> enter(unreachable.session(), unreachable.destination(), whose)));
        } else {
            services.hosting().stop();
            services.blocking().execute(unreachable.session()::close);
        }
        screen.show(new Trouble(words.sentence(), words.advice(), "", fix));
    }

    private void enter(ChatSession session, Destination destination, Whose whose) {
        if (whose == Whose.OTHERS) {
            KnownServer server = new KnownServer(destination.kind(), destination.options());
            settings.update(current -> current.withRecentServer(destination.toString(), server));
        }
        screen.enter(session);
    }
}
