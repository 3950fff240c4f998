package chat.hearth.server.gateway;

import chat.hearth.chat.RoomEvent;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What became durable since the host was started. Any thread; the figures are not a snapshot of one moment. */
public final class ChatMetrics {
    private final LongAdder commits = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder posts = new LongAdder();

    void committed(List<RoomEvent> batch) {
        commits.increment();
        events.add(batch.size());
        posts.add(batch.stream()
                .filter(event -> event instanceof RoomEvent.Message)
                .count());
    }

    /** Commits to the log; each makes a batch of events durable. */
    public long commits() {
        return commits.sum();
    }

    /** Events of every kind. */
    public long events() {
        return events.sum();
    }

    /** Events that are messages. */
    public long posts() {
        return posts.sum();
    }
}
