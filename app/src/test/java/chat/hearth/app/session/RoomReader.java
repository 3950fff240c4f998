package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.chat.RoomId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A window onto the room, for waiting until it reads as it should. */
final class RoomReader {
    private static final long PATIENCE_SECONDS = 60;

    private final Scene.Shown shown;
    private List<String> wanted = List.of();
    private CompletableFuture<Void> reached = new CompletableFuture<>();

    RoomReader(ChatSession session) {
        shown = new Scene.Shown(session.openTimeline(RoomId.LOBBY));
        shown.timeline.listen(this::apply);
    }

    private synchronized void apply(TimelineChange change) {
        shown.apply(change);
        check();
    }

    private void check() {
        if (lines().equals(wanted)) {
            reached.complete(null);
        }
    }

    private List<String> lines() {
        return shown.entries.stream()
                .filter(Message.class::isInstance) // not who came and went
                .map(Message.class::cast)
                .map(message -> message.author().name() + ": " + message.text() + state(message.delivery()))
                .toList();
    }

    private static String state(Delivery delivery) {
        return delivery instanceof Delivery.Failed failed
                ? " (" + failed.code() + ")"
                : delivery instanceof Delivery.Pending ? " (pending)" : "";
    }

    void reads(String... lines) {
        synchronized (this) {
            wanted = List.of(lines);
            reached = new CompletableFuture<>();
            check();
        }
        try {
            reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            synchronized (this) {
                assertEquals(wanted, lines());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    synchronized Message last() {
        return shown.last();
    }
}
