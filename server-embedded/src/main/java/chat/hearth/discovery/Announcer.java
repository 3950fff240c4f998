package chat.hearth.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces a session as {@code _hearth._tcp} by DNS-SD (RFC 6763) over mDNS (RFC 6762), from each address within a reach,
 * and again when addresses change. Any thread; only {@link #withdraw} blocks.
 */
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private static final long UPDATE_SECONDS = 2; // RFC 6762 section 6: no record more than once a second

    private final AtomicBoolean updating = new AtomicBoolean();
    private final Links links;
    private final ScheduledExecutorService watch;
    private volatile Announcement announcement;

    private Announcer(Announcement announcement, Reach reach) {
        this.announcement = announcement;
        this.links = new Links(reach, Card::ofThisMachine, JmdnsResponder::open, LinkThreads::serial, new Links.Use() {
            @Override
            public void with(Responder responder) throws IOException {
                responder.announce(Announcer.this.announcement);
            }

            @Override
            public void lost(InetAddress link) {
                LOG.info("Not announced at {} any more.", link.getHostAddress());
            }
        });
        this.watch = LinkThreads.watch(links);
    }

    /** Begins to announce; others see it within some seconds. A reach that is this machine only sends nothing. */
    public static Announcer start(Announcement announcement, Reach reach) {
        return new Announcer(announcement, reach);
    }

    /** Announces what has changed, some seconds later and no more often; the session and its port stay. */
    public void update(Announcement now) {
        if (now.equals(announcement)) {
            return;
        }
        announcement = now;
        if (updating.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(UPDATE_SECONDS, TimeUnit.SECONDS).execute(this::tell);
        }
    }

    private void tell() {
        updating.set(false); // before telling: a change from here on asks for another
        links.again();
    }

    /**
     * Withdraws the announcement. Others are told at once; the rest takes some seconds, which need not be waited for.
     *
     * @param within waits for the end no longer than this
     */
    public void withdraw(Duration within) {
        watch.shutdownNow();
        links.close();
        try {
            links.ended().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("the end of the announcement was not waited for");
        } catch (ExecutionException e) {
            LOG.warn("The announcement may not be withdrawn.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
