package chat.hearth.app.client;

import chat.hearth.app.client.HostAddress.Fault;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person types to join: a Hearth host, or any other server that can be chatted with.
 *
 * @param path    empty, or what follows on the port, from its slash, with the query if there is one
 */
public record ServerAddress(Scheme scheme, HostAddress place, String path) {
    private static final int MAX_LENGTH = 1_000;
    private static final int SECURE_PORT = 443;
    private static final Pattern LINK = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("([^/?#]*)([^#]*)(#.*)?", Pattern.DOTALL);

    /** How to speak with it. */
    public enum Scheme {
        /** As the bare address says: by HTTP, to whatever answers there. */
        HTTP("http", false),
        HTTPS("https", true),
        /** To a WebSocket at exactly this path. */
        WS("ws", false),
        WSS("wss", true);

        private final String word;
        private final boolean encrypted;

        Scheme(String word, boolean encrypted) {
            this.word = word;
            this.encrypted = encrypted;
        }
    }

    /** What became of a text that should be an address. */
    public sealed interface Parsed {
        record Valid(ServerAddress address) implements Parsed {}

        record Invalid(Fault fault) implements Parsed {}
    }

    /** The bare address of a host. */
    public static ServerAddress of(HostAddress host) {
        return new ServerAddress(Scheme.HTTP, host, "");
    }

    /**
     * Reads what a person typed or pasted: {@code 192.168.1.20}, {@code name:5001}, {@code [::1]:5000}, {@code ::1}, or a
     * link that starts with {@code http}, {@code https}, {@code ws} or {@code wss}. Without a port it is 5000, or 443 where it is encrypted.
     */
    public static Parsed parse(String text) {
        String rest = text.strip();
        if (rest.isEmpty()) {
            return new Parsed.Invalid(Fault.EMPTY);
        }
        if (rest.length() > MAX_LENGTH) {
            return new Parsed.Invalid(Fault.BAD_HOST);
        }
        Matcher link = LINK.matcher(rest);
        if (!link.matches()) {
            return parse(Scheme.HTTP, rest);
        }
        String word = link.group(1).toLowerCase(Locale.ROOT);
        for (Scheme scheme : Scheme.values()) {
            if (scheme.word.equals(word)) {
                return parse(scheme, link.group(2));
            }
        }
        return new Parsed.Invalid(Fault.BAD_SCHEME);
    }

    private static Parsed parse(Scheme scheme, String rest) {
        Matcher parts = PLACE.matcher(rest);
        if (!parts.matches()) {
            return new Parsed.Invalid(Fault.BAD_HOST);
        }
        int portWhenNone = scheme.encrypted ? SECURE_PORT : HostAddress.DEFAULT_PORT;
        HostAddress.Parsed place = HostAddress.parseAuthority(parts.group(1), portWhenNone);
        if (place instanceof HostAddress.Parsed.Invalid invalid) {
            return new Parsed.Invalid(invalid.fault());
        }
        String path = parts.group(2).startsWith("?") ? "/" + parts.group(2) : parts.group(2);
        ServerAddress address =
                new ServerAddress(scheme, ((HostAddress.Parsed.Valid) place).address(), path.equals("/") ? "" : path);
        return address.isUri() ? new Parsed.Valid(address) : new Parsed.Invalid(Fault.BAD_HOST);
    }

    private boolean isUri() {
        try {
            return webSocket(path.isEmpty() ? "/" : path).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether it is a WebSocket by its own word, and nothing else is to be tried. */
    public boolean namesWebSocket() {
        return scheme == Scheme.WS || scheme == Scheme.WSS;
    }

    /** Whether what travels is encrypted. */
    public boolean isEncrypted() {
        return scheme.encrypted;
    }

    /** Whether a host of Hearth's own can be meant: nothing but a place. */
    public boolean isBare() {
        return scheme == Scheme.HTTP && path.isEmpty();
    }

    /** The path without its query, which old Socket.IO clients take for the namespace; {@code /} when there is none. */
    public String namespace() {
        int query = path.indexOf('?');
        String whole = query < 0 ? path : path.substring(0, query);
        return whole.isEmpty() ? "/" : whole;
    }

    /** What stands behind the question mark; empty for nothing. */
    public String query() {
        int query = path.indexOf('?');
        return query < 0 ? "" : path.substring(query + 1);
    }

    /** A link to this server by HTTP; the path starts with a slash. */
    public URI http(String pathAndQuery) {
        return place.uri(scheme.encrypted ? "https" : "http", pathAndQuery);
    }

    /** A link to this server by WebSocket; the path starts with a slash. */
    public URI webSocket(String pathAndQuery) {
        return place.uri(scheme.encrypted ? "wss" : "ws", pathAndQuery);
    }

    /** {@code host:port} of a bare address, else the link; {@link #parse} reads it. */
    @Override
    public String toString() {
        return isBare() ? place.toString() : scheme.word + "://" + place + path;
    }
}
