package chat.hearth.server.gateway;

import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.ServerLimits;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much one person may ask, over all their connections together. Any thread. */
final class Allowance {
    private static final double QUERY_RATE = 20;
    private static final int QUERY_BURST = 100;
    private static final double SIGNAL_RATE = 5;
    private static final int SIGNAL_BURST = 30;
    private static final double PATIENCE_RATE = 1;
    private static final int PATIENCE = 100;

    private final TokenBucket messages;
    private final TokenBucket queries;
    private final TokenBucket signals;
    private final TokenBucket patience;

    Allowance(Role role, ServerLimits limits, LongSupplier nanoTime) {
        this.messages = role == Role.GUEST
                ? new TokenBucket(limits.guestRate(), limits.guestBurst(), nanoTime)
                : new TokenBucket(limits.memberRate(), limits.memberBurst(), nanoTime);
        this.queries = new TokenBucket(QUERY_RATE, QUERY_BURST, nanoTime);
        this.signals = new TokenBucket(SIGNAL_RATE, SIGNAL_BURST, nanoTime);
        this.patience = new TokenBucket(PATIENCE_RATE, PATIENCE, nanoTime);
    }

    /** Takes one of its kind; answers how long to wait when there is none left, else zero. */
    Duration take(ClientRequest request) {
        if (request instanceof ClientRequest.History
                || request instanceof ClientRequest.ListRooms
                || request instanceof ClientRequest.ListBans
                || request instanceof ClientRequest.Join) {
            return queries.take();
        } else if (request instanceof ClientRequest.Typing
                || request instanceof ClientRequest.SetPresence
                || request instanceof ClientRequest.Read) {
            return signals.take();
        }
        return messages.take();
    }

    /** Whether somebody who was refused this often should still be listened to. */
    boolean isPatienceLeft() {
        return patience.take().isZero();
    }
}
