package chat.hearth.server.http;

import chat.hearth.server.AllowedOrigins;
import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages of others away from a host. A page may come from this host itself or from an allowed origin; a host
 * is only spoken to by its addresses and its known names, so that a name that an attacker points here (DNS rebinding)
 * gets nowhere. What is no browser sends no Origin and is let through. Browsers are told what is allowed as the Fetch
 * standard has it ("CORS protocol"). Immutable; any thread.
 */
public final class OriginCheck {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String MAX_AGE_SECONDS = "600";

    private final AllowedOrigins allowed;
    private final Set<String> names;

    private OriginCheck(AllowedOrigins allowed, Set<String> names) {
        this.allowed = allowed;
        this.names = names;
    }

    /**
     * Makes a check.
     *
     * @param allowed besides the host's own pages
     * @param names   the names of this machine besides {@code localhost}, in lower case
     */
    public static OriginCheck of(AllowedOrigins allowed, Set<String> names) {
        return new OriginCheck(allowed, Set.copyOf(names));
    }

    /** Why the request is refused; empty when it is allowed. */
    Optional<String> objection(Request request) {
        String host = request.header("host");
        if (!isKnown(hostName(host))) {
            return Optional.of("This host is not known by that name. Use its address.");
        }
        String origin = request.header("origin");
        if (request.headers().containsKey("origin") && !isSame(origin, host) && !allowed.admits(origin)) {
            return Optional.of("Pages from elsewhere may not talk to this host.");
        }
        return Optional.empty();
    }

    /** Whether a browser asks what the page of an allowed origin may do. */
    boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && isElsewhere(request)
                && request.headers().containsKey("access-control-request-method");
    }

    /** What it may do: whatever is served here. */
    Response preflight(Request request) {
        Response response = new Response(204, Map.of(), new byte[0])
                .with("Access-Control-Allow-Methods", METHODS)
                .with("Access-Control-Max-Age", MAX_AGE_SECONDS)
                .with("Vary", "Access-Control-Request-Headers");
        String headers = request.header("access-control-request-headers");
        return headers.isEmpty() ? response : response.with("Access-Control-Allow-Headers", headers);
    }

    /** The answer with what tells a browser whether the page that asked may read it, signed in or not. */
    Response addressed(Response response, Request request) {
        if (allowed.equals(AllowedOrigins.NONE)) {
            return response;
        }
        String vary =
                response.headers().get("Vary"); // the same answer without an Origin must not be kept for those with one
        Response varying = response.with("Vary", vary == null ? "Origin" : vary + ", Origin");
        return isElsewhere(request)
                ? varying.with("Access-Control-Allow-Origin", request.header("origin"))
                        .with("Access-Control-Allow-Credentials", "true")
                : varying;
    }

    private boolean isElsewhere(Request request) {
        String origin = request.header("origin");
        return !origin.isEmpty() && !isSame(origin, request.header("host")) && allowed.admits(origin);
    }

    private boolean isKnown(String name) {
        return name.equals("localhost")
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name)
                || names.contains(name);
    }

    /** To the letter: an origin has no path, no name of a user and nothing else (RFC 6454 section 6.2). */
    private static boolean isSame(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /**
     * The name that stands in a Host header, in lower case, without its port and without the brackets of an IPv6 address; as it
     * came when it is neither.
     */
    public static String hostName(String host) {
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
