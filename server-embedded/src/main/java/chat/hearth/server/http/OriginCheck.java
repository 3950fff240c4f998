package chat.hearth.server.http;

import io.netty.util.NetUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages of others away from a host. A page may come from this host itself or from an allowed origin; a host
 * is only spoken to by its addresses and its known names, so that a name that an attacker points here (DNS rebinding)
 * gets nowhere. What is no browser sends no Origin and is let through. Immutable; any thread.
 */
public final class OriginCheck {
    private final Set<String> origins;
    private final Set<String> names;

    private OriginCheck(Set<String> origins, Set<String> names) {
        this.origins = origins;
        this.names = names;
    }

    /**
     * Makes a check.
     *
     * @param origins allowed besides the host's own, as browsers write them: {@code https://example.org}
     * @param names   the names of this machine besides {@code localhost}, in lower case
     */
    public static OriginCheck of(Set<String> origins, Set<String> names) {
        return new OriginCheck(Set.copyOf(origins), Set.copyOf(names));
    }

    /** Why the request is refused; empty when it is allowed. */
    Optional<String> objection(Request request) {
        String host = request.header("host");
        if (!isKnown(hostName(host))) {
            return Optional.of("This host is not known by that name. Use its address.");
        }
        String origin = request.header("origin");
        if (request.headers().containsKey("origin") && !isSame(origin, host) && !origins.contains(origin)) {
            return Optional.of("Pages from elsewhere may not talk to this host.");
        }
        return Optional.empty();
    }

    /** Whether a browser has to be told that the page of another origin may read the answer. */
    boolean isAllowedElsewhere(Request request) {
        return origins.contains(request.header("origin"));
    }

    private boolean isKnown(String name) {
        return name.equals("localhost")
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name)
                || names.contains(name);
    }

    private static boolean isSame(String origin, String host) {
        try {
            URI uri = new URI(origin);
            String scheme = uri.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme)) && host.equalsIgnoreCase(uri.getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The name without its port and without the brackets of an IPv6 address; as it came when it is neither. */
    private static String hostName(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int bracket = lower.indexOf(']');
        if (lower.startsWith("[") && bracket > 0) {
            return isPort(lower.substring(bracket + 1)) ? lower.substring(1, bracket) : lower;
        }
        int colon = lower.indexOf(':');
        return colon >= 0 && isPort(lower.substring(colon)) ? lower.substring(0, colon) : lower;
    }

    private static boolean isPort(String rest) {
        return rest.isEmpty() || rest.matches(":\\d{1,5}");
    }
}
