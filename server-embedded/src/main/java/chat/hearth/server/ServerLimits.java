package chat.hearth.server;

import java.time.Duration;

/**
 * Every limit that a host puts on what comes from the network. All are settings; the defaults are those of the
 * documentation ({@code PROTOCOL.md}, "Limits").
 *
 * @param frameBytes            largest WebSocket message, in bytes
 * @param maxPayload            largest polling body, in bytes; told to clients as {@code maxPayload}
 * @param fragments             most fragments of one WebSocket message
 * @param attachments           most binary attachments of one packet
 * @param textLength            longest message, in UTF-16 units
 * @param nameLength            longest name of a person, in UTF-16 units
 * @param roomNameLength        longest name of a room, in UTF-16 units
 * @param connections           most connections in all
 * @param connectionsPerAddress most connections from one address
 * @param unauthenticated       most connections that have not been let in yet
 * @param headerDeadline        from the first byte of a request to the end of its headers
 * @param connectDeadline       from the opening of a session to its CONNECT
 * @param pingInterval          from one ping of the host to the next
 * @param pingTimeout           how long the host waits for the pong
 * @param queueBytes            most bytes that wait to be sent on one connection
 * @param queueTime             longest time for which a connection may take nothing
 * @param memberRate            messages a second of a member, in the long run
 * @param memberBurst           messages that a member may send at once
 * @param guestRate             messages a second of a guest, in the long run
 * @param guestBurst            messages that a guest may send at once
 * @param historyPage           most events of one history page
 * @param rooms                 most rooms of a session
 */
public record ServerLimits(
        int frameBytes,
        int maxPayload,
        int fragments,
        int attachments,
        int textLength,
        int nameLength,
        int roomNameLength,
        int connections,
        int connectionsPerAddress,
        int unauthenticated,
        Duration headerDeadline,
        Duration connectDeadline,
        Duration pingInterval,
        Duration pingTimeout,
        int queueBytes,
        Duration queueTime,
        double memberRate,
        int memberBurst,
        double guestRate,
        int guestBurst,
        int historyPage,
        int rooms) {

    private static final ServerLimits HEADLESS = new ServerLimits(
            64 * 1024,
            1_000_000,
            64,
            10,
            4_000,
            32,
            64,
            10_000,
            20,
            50,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            1024 * 1024,
            Duration.ofSeconds(10),
            5,
            20,
            1,
            5,
            500,
            1_000);

    /** The defaults of a host without a window. */
    public static ServerLimits headless() {
        return HEADLESS;
    }
}
