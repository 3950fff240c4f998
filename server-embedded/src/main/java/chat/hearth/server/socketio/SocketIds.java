package chat.hearth.server.socketio;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess. Any thread. */
final class SocketIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 15;

    private SocketIds() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
