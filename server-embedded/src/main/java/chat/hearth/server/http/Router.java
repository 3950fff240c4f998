package chat.hearth.server.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Which route answers which path; an exact path goes before a prefix, a longer prefix before a shorter one. Any thread. */
public final class Router {
    /** What stands in the place of a route that is none of a body's. */
    private static final HttpRoute NOTHING =
            request -> CompletableFuture.completedFuture(Problem.of(404, "There is nothing at this address."));

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** A route and what it takes. */
    record Entry(
            String path,
            boolean isPrefix,
            Set<String> methods,
            long maxBody,
            HttpRoute http,
            @Nullable WebSocketRoute webSocket,
            @Nullable UploadRoute upload) {
        Entry(
                String path,
                boolean isPrefix,
                Set<String> methods,
                long maxBody,
                HttpRoute http,
                @Nullable WebSocketRoute webSocket) {
            this(path, isPrefix, methods, maxBody, http, webSocket, null);
        }

        boolean takes(String requested) {
            return isPrefix ? requested.startsWith(path) : requested.equals(path);
        }

        private int weight() {
            return isPrefix ? path.length() : Integer.MAX_VALUE;
        }
    }

    /** Answers GET (and with it HEAD) for exactly this path. */
    public Router get(String path, HttpRoute route) {
        entries.add(new Entry(path, false, Set.of("GET", "HEAD"), 0, route, null));
        return this;
    }

    /**
     * Answers POST for exactly this path.
     *
     * @param maxBody longest body, in bytes; longer ones are answered with 413
     */
    public Router post(String path, int maxBody, HttpRoute route) {
        entries.add(new Entry(path, false, Set.of("POST"), maxBody, route, null));
        return this;
    }

    /** Answers GET (and with it HEAD) for all paths that start so. */
    public Router files(String prefix, HttpRoute route) {
        entries.add(new Entry(prefix, true, Set.of("GET", "HEAD"), 0, route, null));
        return this;
    }

    /**
     * Answers this method for exactly this path, or for all paths that start so when it ends with a slash, and streams the bodies.
     *
     * @param maxBody longest body, in bytes; longer ones are answered with 413, and those of unknown length with 411
     */
    public Router upload(String method, String path, long maxBody, UploadRoute route) {
        entries.add(new Entry(path, path.endsWith("/"), Set.of(method), maxBody, NOTHING, null, route));
        return this;
    }

    /** Answers these methods, without bodies, for all paths that start so. */
    public Router prefix(String path, Set<String> methods, HttpRoute route) {
        entries.add(new Entry(path, true, methods, 0, route, null));
        return this;
    }

    /** Answers every method for all paths that start so; WebSocket handshakes go to the second route, if there is one. */
    public Router prefix(String path, int maxBody, HttpRoute route, @Nullable WebSocketRoute webSocket) {
        entries.add(new Entry(path, true, Set.of(), maxBody, route, webSocket));
        return this;
    }

    /** Answers WebSocket handshakes for exactly this path, and everything else with 426. */
    public Router webSocket(String path, WebSocketRoute route) {
        HttpRoute others = request -> CompletableFuture.completedFuture(
                Problem.of(426, "This address is for WebSocket connections.").with("Upgrade", "websocket"));
        entries.add(new Entry(path, false, Set.of("GET", "HEAD"), 0, others, route));
        return this;
    }

    /** The entry that is nearest to the path, whatever its methods; empty when there is none. */
    Optional<Entry> find(String path, String method) {
        Entry best = null;
        for (Entry entry : entries) {
            if (entry.takes(path) && (best == null || isBetter(entry, best, method))) {
                best = entry;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(Entry entry, Entry best, String method) {
        return entry.weight() > best.weight()
                || (entry.weight() == best.weight()
                        && entry.methods().contains(method)
                        && !best.methods().contains(method));
    }
}
