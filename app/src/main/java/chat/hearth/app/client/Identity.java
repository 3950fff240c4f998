package chat.hearth.app.client;

/** Who a person is at hosts that gave them no token yet: a key that only they have. Any thread. */
public interface Identity {
    /** The public key, in base64url. */
    String key();

    /**
     * Proves to one host, for one connection, that the key is theirs; in base64url.
     *
     * @param host      how the connection names the host
     * @param sessionId of the Engine.IO session
     */
    String proof(String host, String sessionId);
}
