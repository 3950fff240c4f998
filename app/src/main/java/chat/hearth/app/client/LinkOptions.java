package chat.hearth.app.client;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a server that wants more than its address.
 *
 * @param headers     sent with every HTTP request, those that open a WebSocket included
 * @param subprotocol asked for when a plain WebSocket is opened; empty for none
 * @param proxy       an HTTP proxy; null to go straight there
 * @param event       the Socket.IO event that carries a message
 */
public record LinkOptions(
        List<Header> headers,
        String subprotocol,
        @Nullable HostAddress proxy,
        Certificates certificates,
        String event) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    /** The event of the tutorials. */
    public static final String CHAT_MESSAGE = "chat message";

    /** What most servers need. */
    public static final LinkOptions NONE = new LinkOptions(List.of(), "", null, Certificates.VERIFIED, CHAT_MESSAGE);

    public LinkOptions {
        headers = List.copyOf(headers);
        event = event.isBlank() ? CHAT_MESSAGE : event;
    }

    /** Whether this is a word as HTTP has them (RFC 9110, "Tokens"): the name of a header, or of a subprotocol. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What is asked of a server's certificate. */
    public enum Certificates {
        /** Its chain leads to an authority that this computer trusts, and it names the host. */
        VERIFIED,
        /** Nothing: whoever stands in between can read and change everything. */
        TAKEN_AS_THEY_ARE
    }

    /**
     * A header of HTTP.
     *
     * @param value may be a secret
     */
    public record Header(String name, String value) {
        private static final int LONGEST_VALUE = 8_192;
        private static final Pattern VISIBLE = Pattern.compile("[\\t\\x20-\\x7e]*");
        private static final Set<String> RESERVED =
                Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

        /** Whether HTTP has such headers, and they are not what the connection itself is made of. */
        public boolean canBeSent() {
            String lower = name.toLowerCase(Locale.ROOT);
            return isToken(name)
                    && !RESERVED.contains(lower)
                    && !lower.startsWith("sec-websocket-")
                    && value.length() <= LONGEST_VALUE
                    && VISIBLE.matcher(value).matches();
        }

        @Override
        public String toString() {
            return name; // the value may be a secret
        }
    }
}
