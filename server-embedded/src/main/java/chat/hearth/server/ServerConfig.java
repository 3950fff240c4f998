package chat.hearth.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a host is started.
 *
 * @param sessionName     what people see as the name of the session
 * @param bindAddress     an address of this machine, or {@code 0.0.0.0} for all
 * @param port            0 to 65535; 0 takes any free one
 * @param data            the directory of the store; made when it is not there
 * @param ownerToken      whoever connects with this token hosts the session and may moderate; null when nobody does
 * @param ownerInvitation whoever shows this as an invitation hosts it from then on; null for nobody
 * @param origins         whose pages may talk to it besides its own
 * @param web             what it serves besides the chat
 */
public record ServerConfig(
        String sessionName,
        String bindAddress,
        int port,
        Path data,
        ServerLimits limits,
        @Nullable String ownerToken,
        @Nullable String ownerInvitation,
        AllowedOrigins origins,
        WebOptions web) {
    /** The port that hosts use when nothing else is said. */
    public static final int DEFAULT_PORT = 5000;

    /** @throws IllegalArgumentException when the port is out of range */
    public ServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535.");
        }
    }

    /** A host whose owner nobody becomes by an invitation. */
    public ServerConfig(
            String sessionName,
            String bindAddress,
            int port,
            Path data,
            ServerLimits limits,
            @Nullable String ownerToken,
            AllowedOrigins origins,
            WebOptions web) {
        this(sessionName, bindAddress, port, data, limits, ownerToken, null, origins, web);
    }

    /** A host to which no pages but its own may talk, with nothing special on the web. */
    public ServerConfig(
            String sessionName,
            String bindAddress,
            int port,
            Path data,
            ServerLimits limits,
            @Nullable String ownerToken) {
        this(sessionName, bindAddress, port, data, limits, ownerToken, AllowedOrigins.NONE, WebOptions.DEFAULTS);
    }

    /** The same, with an invitation that makes its holder the host. */
    public ServerConfig withOwnerInvitation(String token) {
        return new ServerConfig(sessionName, bindAddress, port, data, limits, ownerToken, token, origins, web);
    }

    @Override
    public String toString() {
        return "ServerConfig[" + bindAddress + " " + port + " " + data + "]"; // the tokens are secrets
    }
}
