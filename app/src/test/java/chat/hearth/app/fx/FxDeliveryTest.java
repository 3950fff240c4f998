package chat.hearth.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.Subscription;
import chat.hearth.app.testkit.ManualUiThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FxDeliveryTest {
    private final ManualUiThread thread = new ManualUiThread();

    @Test
    void messagesComeInOrderAndOneBatchAFrame() {
        List<List<Integer>> batches = new ArrayList<>();
        FxQueue<Integer> queue = new FxQueue<>(thread, batch -> batches.add(List.copyOf(batch)));

        queue.accept(1);
        queue.accept(2);
        thread.drawFrame();
        thread.drawFrame();
        queue.accept(3);
        thread.drawFrame();

        assertEquals(List.of(List.of(1, 2), List.of(3)), batches);
    }

    @Test
    void aMessageThatADrainBringsForthWaitsForTheNextFrame() {
        List<List<String>> batches = new ArrayList<>();
        List<FxQueue<String>> self = new ArrayList<>();
        self.add(new FxQueue<>(thread, batch -> {
            batches.add(List.copyOf(batch));
            if (batches.size() == 1) {
                self.get(0).accept("answer");
            }
        }));

        self.get(0).accept("question");
        thread.drawFrame();
        assertEquals(List.of(List.of("question")), batches);
        thread.drawFrame();

        assertEquals(List.of(List.of("question"), List.of("answer")), batches);
    }

    @Test
    void ofStateOnlyTheLatestCounts() {
        List<Runnable> waiting = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        FxLatest<String> latest = new FxLatest<>(new Deferred(waiting), seen::add);

        latest.accept("one");
        latest.accept("two");
        waiting.remove(0).run();
        latest.accept("three");
        waiting.remove(0).run();

        assertEquals(List.of("two", "three"), seen);
        assertEquals(List.of(), waiting);
    }

    private record Deferred(List<Runnable> waiting) implements UiThread {
        @Override
        public void execute(Runnable action) {
            waiting.add(action);
        }

        @Override
        public void onNextFrame(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription after(Duration delay, Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription every(Duration interval, Runnable action) {
            throw new UnsupportedOperationException();
        }
    }
}
