package chat.hearth.app.ui.connect;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Subscription;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches a session that was just opened until it is known what becomes of it. UI thread. */
final class JoinAttempt {
    /** What became of it; comes at most once. */
    sealed interface Outcome {
        record Joined(ChatSession session) implements Outcome {}

        record Refused(ConnectionState.Refusal refusal) implements Outcome {}

        /**
         * The host cannot be reached.
         *
         * @param seenBefore whether there is history of it on this machine
         */
        record Unreachable(ChatSession session, ConnectionState.Trouble trouble, boolean seenBefore)
                implements Outcome {}
    }

    private final ChatSession session;
    private final Executor blocking;
    private final Consumer<Outcome> then;
    private @Nullable Subscription subscription;
    private boolean over;

    JoinAttempt(ChatSession session, UiThread fx, Executor blocking, Consumer<Outcome> then) {
        this.session = session;
        this.blocking = blocking;
        this.then = then;
        Subscription made = session.connection().subscribe(new FxLatest<>(fx, this::follow));
        if (over) {
            made.close();
        } else {
            subscription = made;
        }
    }

    /** Gives up: closes the session, and nothing comes of it any more. */
    void cancel() {
        if (!over) {
            finish();
            closeSession();
        }
    }

    /** Closes the session, off the UI thread since that may take a while. */
    void closeSession() {
        blocking.execute(session::close);
    }

    private void follow(ConnectionState state) {
        if (over) {
            return;
        }
        if (state instanceof ConnectionState.Connected) {
            finish();
            then.accept(new Outcome.Joined(session));
        } else if (state instanceof ConnectionState.Refused refused) {
            finish();
            closeSession();
            then.accept(new Outcome.Refused(refused.refusal()));
        } else if (state instanceof ConnectionState.Waiting waiting) {
            finish();
            boolean seenBefore = !session.rooms().get().isEmpty();
            then.accept(new Outcome.Unreachable(session, waiting.trouble(), seenBefore));
        }
    }

    private void finish() {
        over = true;
        if (subscription != null) {
            subscription.close();
        }
    }
}
