package chat.hearth.app.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Waits for what a window will show. The toolkit looks with each of its frames, so nothing sleeps and nothing is missed
 * that stays for a frame. Not for the FX thread.
 */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /** Waits until it is true. */
    public static void holds(String what, BooleanSupplier condition) {
        present(what, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /** Waits until the values are equal; fails with the last actual value. */
    public static <T> void equal(T expected, Supplier<T> actual) {
        AtomicReference<T> last = new AtomicReference<>();
        try {
            await(() -> {
                last.set(actual.get());
                return Objects.equals(expected, last.get()) ? Optional.of(expected) : Optional.empty();
            });
        } catch (TimeoutException e) {
            assertEquals(expected, last.get());
        }
    }

    /** Waits until there is something to be found, and gives it. */
    public static <T> T present(String what, Supplier<Optional<T>> search) {
        try {
            return await(search);
        } catch (TimeoutException e) {
            throw new AssertionError("in " + PATIENCE.toSeconds() + " s there was no " + what, e);
        }
    }

    private static <T> T await(Supplier<Optional<T>> search) throws TimeoutException {
        CompletableFuture<T> found = new CompletableFuture<>();
        Platform.runLater(() -> new Look<>(search, found).begin());
        try {
            return found.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("looking failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            found.cancel(false); // so that nobody goes on looking
        }
    }

    private static final class Look<T> extends AnimationTimer {
        private final Supplier<Optional<T>> search;
        private final CompletableFuture<T> found;

        Look(Supplier<Optional<T>> search, CompletableFuture<T> found) {
            this.search = search;
            this.found = found;
        }

        /** Looks, and goes on looking with each frame while there is nothing. */
        void begin() {
            look();
            if (!found.isDone()) {
                start();
            }
        }

        @Override
        public void handle(long now) {
            if (found.isDone()) {
                stop();
                return;
            }
            look();
        }

        private void look() {
            try {
                search.get().ifPresent(found::complete);
            } catch (RuntimeException | AssertionError e) { // for the thread that waits
                found.completeExceptionally(e);
            }
        }
    }
}
