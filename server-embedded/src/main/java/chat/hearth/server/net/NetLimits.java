package chat.hearth.server.net;

import chat.hearth.server.ServerLimits;

/**
 * How many connections a port takes; and how many sessions are kept, since a session outlives its connections.
 *
 * @param connections           most in all
 * @param connectionsPerAddress most from one address
 * @param unauthenticated       most that have not been let in; one more closes the oldest of them
 */
public record NetLimits(int connections, int connectionsPerAddress, int unauthenticated) {
    /** Those of a host. */
    public static NetLimits of(ServerLimits limits) {
        return new NetLimits(limits.connections(), limits.connectionsPerAddress(), limits.unauthenticated());
    }
}
