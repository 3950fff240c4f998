package chat.hearth.server.socketio;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.engineio.EngineIoOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Socket.IO is served.
 *
 * @param engine         path, heartbeat and limits of the sessions
 * @param connectTimeout from the opening of a session to the first namespace that lets it in
 * @param pendingAcks    most answers that are awaited from one socket
 * @param namespaces     most namespaces that one client may be in
 * @param attachments    most binary attachments of one packet that comes in
 * @param aliases        other names of namespaces; whoever asks for one is answered under it
 * @param implicitEntry  what becomes of a main namespace that an older client did not ask for
 * @param recovery       what is kept for clients whose connection broke; null for nothing, which costs less
 */
public record SocketIoOptions(
        EngineIoOptions engine,
        Duration connectTimeout,
        int pendingAcks,
        int namespaces,
        int attachments,
        Map<String, String> aliases,
        ImplicitEntry implicitEntry,
        @Nullable RecoveryWindow recovery) {
    private static final int PENDING_ACKS = 1_000;
    private static final int NAMESPACES = 16;

    /** Clients up to 2.5 are in the main namespace as soon as they are connected, whatever namespace they ask for. */
    public enum ImplicitEntry {
        /** They stay there beside what they ask for, as with other servers. */
        KEPT,
        /**
         * One that has said nothing there leaves it, without being told, when it asks for an alias of it: it would be
         * there twice.
         */
        LEFT_FOR_AN_ALIAS
    }

    public SocketIoOptions {
        aliases = Map.copyOf(aliases);
    }

    /** Those of a host. */
    public static SocketIoOptions of(ServerLimits limits) {
        return new SocketIoOptions(
                EngineIoOptions.of(limits),
                limits.connectDeadline(),
                PENDING_ACKS,
                NAMESPACES,
                limits.attachments(),
                Map.of(),
                ImplicitEntry.KEPT,
                null);
    }

    /** The same over other Engine.IO sessions. */
    public SocketIoOptions with(EngineIoOptions sessions) {
        return new SocketIoOptions(
                sessions, connectTimeout, pendingAcks, namespaces, attachments, aliases, implicitEntry, recovery);
    }

    /** The same with one more alias. */
    public SocketIoOptions withAlias(String alias, String namespace) {
        Map<String, String> more = new HashMap<>(aliases);
        more.put(alias, namespace);
        return new SocketIoOptions(
                engine, connectTimeout, pendingAcks, namespaces, attachments, more, implicitEntry, recovery);
    }

    /** The same with another rule for older clients. */
    public SocketIoOptions with(ImplicitEntry entry) {
        return new SocketIoOptions(
                engine, connectTimeout, pendingAcks, namespaces, attachments, aliases, entry, recovery);
    }

    /** The same with another number of answers that may be awaited. */
    public SocketIoOptions withPendingAcks(int most) {
        return new SocketIoOptions(
                engine, connectTimeout, most, namespaces, attachments, aliases, implicitEntry, recovery);
    }

    /** The same with a memory for clients whose connection broke. */
    public SocketIoOptions withRecovery(RecoveryWindow window) {
        return new SocketIoOptions(
                engine, connectTimeout, pendingAcks, namespaces, attachments, aliases, implicitEntry, window);
    }

    /** The namespace's own name. */
    String namespace(String asked) {
        return aliases.getOrDefault(asked, asked);
    }
}
