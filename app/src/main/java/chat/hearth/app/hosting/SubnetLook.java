package chat.hearth.app.hosting;

import chat.hearth.discovery.Announcement;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks addresses one by one who is there: 64 at a time, 3 s in all. Any thread. */
final class SubnetLook {
    static final int AT_A_TIME = 64;

    private static final Duration IN_ALL = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(750);

    private final HostQuestion question;
    private final BiConsumer<InetSocketAddress, Announcement> found;
    private final Queue<InetSocketAddress> left = new ArrayDeque<>(); // guarded by this, as what follows
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Duration wait;
    private int asked;

    private SubnetLook(
            List<InetAddress> addresses,
            int port,
            HostQuestion question,
            BiConsumer<InetSocketAddress, Announcement> found) {
        this.question = question;
        this.found = found;
        addresses.forEach(address -> left.add(new InetSocketAddress(address, port)));
        int rounds = Math.max(1, (addresses.size() + AT_A_TIME - 1) / AT_A_TIME);
        Duration share = IN_ALL.dividedBy(rounds);
        this.wait = share.compareTo(LONGEST_WAIT) < 0 ? share : LONGEST_WAIT;
    }

    /**
     * Begins to ask.
     *
     * @param found called on any thread with each host that answers
     * @return completes when all were asked, or the time is over
     */
    static CompletableFuture<Void> start(
            List<InetAddress> addresses,
            int port,
            HostQuestion question,
            BiConsumer<InetSocketAddress, Announcement> found) {
        SubnetLook look = new SubnetLook(addresses, port, question, found);
        look.askMore();
        return look.done.completeOnTimeout(null, IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void askMore() {
        InetSocketAddress next = next();
        while (next != null) {
            InetSocketAddress address = next;
            var unused = question.ask(address, wait).thenAccept(answer -> {
                answer.filter(it -> !done.isDone()).ifPresent(it -> found.accept(address, it));
                answered();
                askMore();
            });
            next = next();
        }
    }

    private synchronized @Nullable InetSocketAddress next() {
        if (done.isDone() || asked >= AT_A_TIME) {
            return null;
        }
        InetSocketAddress next = left.poll();
        if (next == null) {
            if (asked == 0) {
                done.complete(null);
            }
            return null;
        }
        asked++;
        return next;
    }

    private synchronized void answered() {
        asked--;
    }
}
