package chat.hearth.server.socketio;

import chat.hearth.server.ServerLimits;
import java.time.Duration;
import java.util.Map;

/** Limits for tests: none in the way but the one that is tested, and no deadline that a slow machine could miss. */
public final class TestLimits {
    private static final Duration LONG = Duration.ofMinutes(2);

    private TestLimits() {}

    public static ServerLimits open() {
        return of(LONG, LONG, 1024 * 1024, LONG, LONG);
    }

    /** These instead of the open ones, as {@link ServerLimits#with} takes them. */
    public static ServerLimits with(Map<String, String> limits) {
        ServerLimits all = open();
        for (Map.Entry<String, String> limit : limits.entrySet()) {
            all = all.with(limit.getKey(), limit.getValue());
        }
        return all;
    }

    public static ServerLimits headerDeadline(Duration deadline) {
        return of(deadline, LONG, 1024 * 1024, LONG, LONG);
    }

    public static ServerLimits connectDeadline(Duration deadline) {
        return of(LONG, deadline, 1024 * 1024, LONG, LONG);
    }

    public static ServerLimits queueBytes(int bytes) {
        return of(LONG, LONG, bytes, LONG, LONG);
    }

    public static ServerLimits pings(Duration interval, Duration timeout) {
        return of(LONG, LONG, 1024 * 1024, interval, timeout);
    }

    private static ServerLimits of(
            Duration header, Duration connect, int queueBytes, Duration pingInterval, Duration pingTimeout) {
        return ServerLimits.headless()
                .with("connectionsPerAddress", "1000")
                .with("unauthenticated", "1000")
                .with("headerDeadline", header.toMillis() + "ms")
                .with("connectDeadline", connect.toMillis() + "ms")
                .with("pingInterval", pingInterval.toMillis() + "ms")
                .with("pingTimeout", pingTimeout.toMillis() + "ms")
                .with("queueBytes", Integer.toString(queueBytes))
                .with("queueTime", LONG.toMillis() + "ms");
    }
}
