package chat.hearth.app.client;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a host listens.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 */
public record HostAddress(String host, int port) {
    /** Taken when the text names no port. */
    public static final int DEFAULT_PORT = 5000;

    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9a-zA-Z_.-]+)?");

    /** What became of a text that should be an address. */
    public sealed interface Parsed {
        record Valid(HostAddress address) implements Parsed {}

        record Invalid(Fault fault) implements Parsed {}
    }

    /** What is wrong with a text that should be an address; each has its own sentence. */
    public enum Fault {
        EMPTY,
        /** Neither a name nor an address. */
        BAD_HOST,
        /** Not a whole number from 1 to 65535. */
        BAD_PORT,
        /** A link of a kind that nobody here speaks, such as {@code ftp}. */
        BAD_SCHEME
    }

    /**
     * Reads what {@link ServerAddress#parse} reads, as long as it is not encrypted; only the host and the port of a link
     * count.
     */
    public static Parsed parse(String text) {
        ServerAddress.Parsed read = ServerAddress.parse(text);
        if (read instanceof ServerAddress.Parsed.Invalid invalid) {
            return new Parsed.Invalid(invalid.fault());
        }
        ServerAddress address = ((ServerAddress.Parsed.Valid) read).address();
        return address.isEncrypted()
                ? new Parsed.Invalid(Fault.BAD_SCHEME) // no host of Hearth's own encrypts
                : new Parsed.Valid(address.place());
    }

    /** Reads {@code host} or {@code host:port}. */
    static Parsed parseAuthority(String authority, int portWhenNone) {
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            if (end < 0) {
                return new Parsed.Invalid(Fault.BAD_HOST);
            }
            String after = authority.substring(end + 1);
            if (!after.isEmpty() && !after.startsWith(":")) {
                return new Parsed.Invalid(Fault.BAD_HOST);
            }
            return checked(
                    authority.substring(1, end), after.isEmpty() ? String.valueOf(portWhenNone) : after.substring(1));
        }
        int colon = authority.indexOf(':');
        if (colon < 0 || authority.indexOf(':', colon + 1) >= 0) {
            return checked(
                    authority, String.valueOf(portWhenNone)); // two colons without brackets: an IPv6 address by itself
        }
        return checked(authority.substring(0, colon), authority.substring(colon + 1));
    }

    private static Parsed checked(String host, String port) {
        if (!port.matches("[0-9]{1,5}")) {
            return new Parsed.Invalid(Fault.BAD_PORT);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            return new Parsed.Invalid(Fault.BAD_PORT);
        }
        if (host.indexOf(':') >= 0) {
            return IPV6.matcher(host).matches() && isUri(host, number)
                    ? new Parsed.Valid(new HostAddress(host, number))
                    : new Parsed.Invalid(Fault.BAD_HOST);
        }
        return checkedName(host, number);
    }

    private static Parsed checkedName(String host, int port) {
        String name;
        try {
            name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // an empty or overlong label, or a character that no name has
            return new Parsed.Invalid(Fault.BAD_HOST);
        }
        boolean good = DIGITS_AND_DOTS.matcher(name).matches()
                ? IPV4.matcher(name).matches()
                : name.length() <= MAX_HOST_LENGTH && areLabels(name);
        return good ? new Parsed.Valid(new HostAddress(name, port)) : new Parsed.Invalid(Fault.BAD_HOST);
    }

    private static boolean areLabels(String name) {
        String labels = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : labels.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String host, int port) {
        try {
            return URI.create("ws://[" + host + "]:" + port + "/").getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A link to this host; the path starts with a slash. */
    URI uri(String scheme, String pathAndQuery) {
        return URI.create(scheme + "://" + this + pathAndQuery);
    }

    /** What stands in a {@code Host} header when these ports are left out of it. */
    String hostHeader(Set<Integer> unnamedPorts) {
        String text = toString();
        return unnamedPorts.contains(port) ? text.substring(0, text.lastIndexOf(':')) : text;
    }

    /** {@code host:port}, with brackets around an IPv6 address; {@link #parse} reads it. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
