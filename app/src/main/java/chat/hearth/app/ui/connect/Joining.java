package chat.hearth.app.ui.connect;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
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
import chat.hearth.app.ui.door.DoorQuestion;
import chat.hearth.app.ui.door.DoorTexts;
import chat.hearth.app.ui.shell.ServerKindTexts;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomId;
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
    private @Nullable DoorQuestion question;
    private @Nullable Visit taken;

    /** What is done to the start screen. */
    interface Screen {
        void show(StartStatus status);

        void nameIsTaken();

        /**
         * The person is in.
         *
         * @param room to be opened; null for whichever comes first
         */
        void enter(ChatSession session, @Nullable RoomId room);

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
        forget();
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", texts.of("connect.own-host"))));
        Visit visit = new Visit(ServerAddress.of(own), Whose.OWN, person, Credentials.NONE, null);
        attempt(visit).open(Destination.hearth(own), Whose.OWN, Credentials.NONE);
    }

    /** Finds out what is at an address, and joins it. */
    void join(Goal goal, LinkOptions with, String person) {
        Visit visit = begin(goal, person);
        attempt(visit).find(visit.to, with, visit.credentials, this::found);
    }

    /** Joins what has said that it is a host, so that nobody has to ask first. */
    void joinHost(HostAddress host, String person) {
        Visit visit = begin(new Goal(ServerAddress.of(host), Credentials.NONE, null), person);
        attempt(visit).open(Destination.hearth(host), Whose.OTHERS, visit.credentials);
    }

    private Visit begin(Goal goal, String person) {
        Visit named = taken;
        boolean again = named != null
                && named.to.equals(goal.address())
                && goal.credentials().equals(Credentials.NONE);
        Credentials credentials = named != null && again ? named.credentials : goal.credentials();
        forget();
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", goal.address())));
        return new Visit(goal.address(), Whose.OTHERS, person, credentials, goal.room());
    }

    /** Gives up what is going on. */
    void cancel() {
        forget();
        endAttempt();
    }

    /** What was typed for one door is not kept for another. */
    private void forget() {
        taken = null;
        if (question != null) {
            question.over();
            question = null;
        }
    }

    private void endAttempt() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    private JoinAttempt attempt(Visit visit) {
        return attempt(visit.person, outcome -> {
            if (outcome instanceof Outcome.NotFound none) {
                notFound(none, visit);
            } else {
                decided(outcome, visit);
            }
        });
    }

    private JoinAttempt attempt(String person, Consumer<Outcome> decided) {
        endAttempt();
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

    private void notFound(Outcome.NotFound none, Visit visit) {
        TroubleTexts words = TroubleTexts.of(none.reason(), visit.to.toString(), texts);
        boolean seenBefore = settings.get().recentAddresses().contains(visit.to.toString());
        Optional<Fix> fix = seenBefore
                ? Optional.of(new Fix(texts.of("connect.fix.show-saved"), () -> showSaved(visit)))
                : screen.retry();
        screen.show(new Trouble(words.sentence(), words.advice(), "", fix));
    }

    /** Goes into what was seen at an address, whether anybody can be reached there or not. */
    private void showSaved(Visit visit) {
        KnownServer known = settings.get().knownServers().getOrDefault(visit.to.toString(), KnownServer.DEFAULT);
        screen.show(new StartStatus.Busy(texts.of("connect.busy.joining", visit.to)));
        Destination destination = new Destination(visit.to, known.kind(), known.options());
        attempt(visit.person, outcome -> {
                    if (outcome instanceof Outcome.Unreachable unreachable) {
                        enter(unreachable.session(), destination, visit);
                    } else {
                        decided(outcome, visit);
                    }
                })
                .open(destination, Whose.OTHERS, visit.credentials);
    }

    private void decided(Outcome outcome, Visit visit) {
        if (outcome instanceof Outcome.Joined joined) {
            enter(joined.session(), joined.destination(), visit);
        } else if (outcome instanceof Outcome.Refused refused) {
            services.hosting().stop();
            refused(refused, visit);
        } else if (outcome instanceof Outcome.StoreTrouble store) {
            forget();
            services.hosting().stop();
            screen.show(new Trouble(
                    texts.of("connect.trouble.store"),
                    texts.of("connect.trouble.store.advice"),
                    String.valueOf(store.reason()),
                    screen.retry()));
        } else if (outcome instanceof Outcome.Unreachable unreachable) {
            forget();
            unreachable(unreachable, visit);
        }
    }

    private void refused(Outcome.Refused refused, Visit visit) {
        ConnectionState.Refusal why = refused.refusal();
        if (why.code().equals(Reason.NAME_TAKEN.word())) {
            forget();
            taken = visit; // the door comes before the name, so what opened it will do for the next name
            screen.nameIsTaken();
        } else if (DoorTexts.asksForPassword(why) && visit.credentials.invitation() == null) {
            askAtDoor(refused, visit);
        } else {
            forget();
            DoorTexts words =
                    DoorTexts.of(why, texts).orElseGet(() -> new DoorTexts(texts.of("connect.refused"), why.message()));
            screen.show(new Trouble(words.sentence(), words.advice(), why.code(), screen.retry()));
        }
    }

    private void askAtDoor(Outcome.Refused refused, Visit visit) {
        DoorQuestion asked = question;
        if (asked == null) {
            asked = new DoorQuestion(
                    context,
                    visit.to.toString(),
                    credentials ->
                            attempt(visit.with(credentials)).open(refused.destination(), Whose.OTHERS, credentials),
                    () -> {
                        question = null;
                        endAttempt();
                        screen.show(new StartStatus.Idle());
                    });
            question = asked;
        }
        asked.ask(refused.refusal());
    }

    private void unreachable(Outcome.Unreachable unreachable, Visit visit) {
        TroubleTexts words = TroubleTexts.of(new Finding.Failed(unreachable.trouble(), 0), visit.to.toString(), texts);
        Optional<Fix> fix = screen.retry();
        if (unreachable.seenBefore() && visit.whose == Whose.OTHERS) {
            fix = Optional.of(new Fix(
                    texts.of("connect.fix.show-saved"),
                    () -> enter(unreachable.session(), unreachable.destination(), visit)));
        } else {
            services.hosting().stop();
            services.blocking().execute(unreachable.session()::close);
        }
        screen.show(new Trouble(words.sentence(), words.advice(), "", fix));
    }

    private void enter(ChatSession session, Destination destination, Visit visit) {
        forget();
        if (visit.whose == Whose.OTHERS) {
            KnownServer server = new KnownServer(destination.kind(), destination.options());
            settings.update(current -> current.withRecentServer(destination.toString(), server));
        }
        screen.enter(session, visit.room);
    }

    /** Who goes where, and what they show at the door. */
    private record Visit(
            ServerAddress to,
            Whose whose,
            String person,
            Credentials credentials,
            @Nullable RoomId room) {
        Visit with(Credentials others) {
            return new Visit(to, whose, person, others, room);
        }
    }
}
