package chat.hearth.app.ui.connect;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.connect.SessionOpener.Whose;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From an address to a session: what is there, the session's opening, and what becomes of it. Confined to the UI thread. */
final class JoinAttempt {
    /** What became of it; comes at most once. */
    sealed interface Outcome {
        record Joined(ChatSession session, Destination destination) implements Outcome {}

        record Refused(Destination destination, ConnectionState.Refusal refusal) implements Outcome {}

        /** Nothing that can be joined was found. */
        record NotFound(Finding.Failed reason) implements Outcome {}

        /** The local store cannot be opened. */
        record StoreTrouble(Throwable reason) implements Outcome {}

        /**
         * The host cannot be reached.
         *
         * @param seenBefore whether there is history of it on this machine
         */
        record Unreachable(
                ChatSession session, Destination destination, ConnectionState.Trouble trouble, boolean seenBefore)
                implements Outcome {}
    }

    private final ConnectServices services;
    private final UiThread fx;
    private final String person;
    private final Consumer<Outcome> then;
    private @Nullable CompletableFuture<Finding> finding;
    private @Nullable ChatSession session;
    private @Nullable Subscription subscription;
    private boolean over;

    JoinAttempt(ConnectServices services, UiThread fx, String person, Consumer<Outcome> then) {
        this.services = services;
        this.fx = fx;
        this.person = person;
        this.then = then;
    }

    /**
     * Finds out what is at an address and joins it.
     *
     * @param found hears what it is before it is joined
     */
    void find(ServerAddress address, LinkOptions options, Credentials credentials, Consumer<Finding.Found> found) {
        CompletableFuture<Finding> search = services.finder().find(address, options);
        finding = search;
        search.whenCompleteAsync(
                        (result, failure) -> {
                            if (!over && result instanceof Finding.Found server && mayHave(server, credentials)) {
                                found.accept(server);
                                open(new Destination(address, server.kind(), options), Whose.OTHERS, credentials);
                            } else if (!over) {
                                finish(new Outcome.NotFound(failed(result)));
                            }
                        },
                        fx)
                .exceptionally(handled -> null);
    }

    /** Only a host knows what an invitation is. */
    private static boolean mayHave(Finding.Found server, Credentials credentials) {
        return server.kind() == ServerKind.HEARTH || credentials.equals(Credentials.NONE);
    }

    private static Finding.Failed failed(@Nullable Finding result) {
        if (result instanceof Finding.Failed failed) {
            return failed;
        }
        boolean server = result instanceof Finding.Found;
        return new Finding.Failed(server ? ConnectionState.Trouble.NOT_A_HOST : ConnectionState.Trouble.NOT_A_CHAT, 0);
    }

    /** Joins what is known. */
    void open(Destination destination, Whose whose, Credentials credentials) {
        CompletableFuture.supplyAsync(
                        () -> services.opener().open(destination, person, whose, credentials), services.blocking())
                .whenCompleteAsync((opened, failure) -> opened(opened, failure, destination), fx)
                .exceptionally(handled -> null);
    }

    private void opened(@Nullable ChatSession opened, @Nullable Throwable failure, Destination destination) {
        if (opened == null) {
            if (!over) {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                finish(new Outcome.StoreTrouble(cause == null ? new IllegalStateException() : cause));
            }
            return;
        }
        session = opened;
        if (over) {
            closeSession();
            return;
        }
        Subscription made =
                opened.connection().subscribe(new FxLatest<>(fx, state -> follow(state, opened, destination)));
        if (over) {
            made.close();
        } else {
            subscription = made;
        }
    }

    /** Gives up: closes the session, and nothing comes of it any more. */
    void cancel() {
        if (!over) {
            over();
            if (finding != null) {
                finding.cancel(false);
            }
            closeSession();
        }
    }

    /** Closes the session, off the UI thread since that may take a while. */
    private void closeSession() {
        if (session != null) {
            services.blocking().execute(session::close);
        }
    }

    private void follow(ConnectionState state, ChatSession opened, Destination destination) {
        if (over) {
            return;
        }
        if (state instanceof ConnectionState.Connected) {
            finish(new Outcome.Joined(opened, destination));
        } else if (state instanceof ConnectionState.Refused refused) {
            closeSession();
            finish(new Outcome.Refused(destination, refused.refusal()));
        } else if (state instanceof ConnectionState.Waiting waiting) {
            boolean seenBefore = !opened.rooms().get().isEmpty();
            finish(new Outcome.Unreachable(opened, destination, waiting.trouble(), seenBefore));
        }
    }

    private void finish(Outcome outcome) {
        over();
        then.accept(outcome);
    }

    private void over() {
        over = true;
        if (subscription != null) {
            subscription.close();
        }
    }
}
