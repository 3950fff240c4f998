package chat.hearth.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a responder open on each address within a reach, as addresses come and go. Each has an executor of its own, since a
 * responder takes seconds to open and to close. Any thread.
 */
final class Links {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    private final Reach reach;
    private final Cards cards;
    private final Responder.Opener opener;
    private final Supplier<Executor> threads;
    private final Use use;
    private final Map<InetAddress, Link> open = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    /** @param threads makes executors that run one task after the other */
    Links(Reach reach, Cards cards, Responder.Opener opener, Supplier<Executor> threads, Use use) {
        this.reach = reach;
        this.cards = cards;
        this.opener = opener;
        this.threads = threads;
        this.use = use;
    }

    /** Tells which cards there are. */
    @FunctionalInterface
    interface Cards {
        List<Card> now() throws SocketException;
    }

    /** What responders are used for. */
    interface Use {
        /** Uses a responder that was opened, or uses it again. */
        void with(Responder responder) throws IOException;

        /** The address is not there any more. */
        void lost(InetAddress link);
    }

    /** Opens responders on addresses that have come or could not be spoken from before; closes those on others. */
    synchronized void compare() {
        if (closed) {
            return;
        }
        Set<InetAddress> wanted;
        try {
            wanted = new HashSet<>(reach.links(cards.now()));
        } catch (SocketException e) {
            LOG.debug("listing the network cards: {}", e.toString());
            return;
        }
        for (InetAddress address : List.copyOf(open.keySet())) {
            Link link = open.get(address);
            if (link != null && (!wanted.contains(address) || link.failed)) {
                open.remove(address);
                link.close();
                use.lost(address);
            }
        }
        for (InetAddress address : wanted) {
            if (!open.containsKey(address)) {
                Link link = new Link(address, threads.get());
                open.put(address, link);
                link.use();
            }
        }
    }

    /** Uses each responder again, since there is something new to say. */
    synchronized void again() {
        open.values().forEach(Link::use);
    }

    /** Closes all, on their executors. */
    synchronized void close() {
        closed = true;
        open.values().forEach(Link::close);
    }

    /** Completes when all that was open at the closing is closed, and what was announced withdrawn. */
    synchronized CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(
                open.values().stream().map(link -> link.ended).toArray(CompletableFuture<?>[]::new));
    }

    /** One address. What is not volatile is confined to the executor. */
    private final class Link {
        private final InetAddress address;
        private final Executor thread;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private volatile boolean failed;
        private volatile boolean closing;
        private @Nullable Responder responder;

        Link(InetAddress address, Executor thread) {
            this.address = address;
            this.thread = thread;
        }

        void use() {
            thread.execute(() -> {
                if (failed || closing) {
                    return;
                }
                try {
                    Responder opened = responder == null ? opener.open(address) : responder;
                    responder = opened;
                    use.with(opened);
                } catch (IOException e) {
                    LOG.info("No mDNS at {}: {}", address.getHostAddress(), e.toString());
                    failed = true;
                }
            });
        }

        void close() {
            closing = true;
            thread.execute(() -> {
                if (responder != null) {
                    responder.close();
                }
                ended.complete(null);
            });
        }
    }
}
