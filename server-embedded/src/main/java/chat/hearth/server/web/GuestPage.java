package chat.hearth.server.web;

import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The page with which a browser joins: a handful of files that are part of the host. Browsers ask each time whether a file is
 * still the same, so that a new host never runs with an old page. Immutable; any thread.
 */
public final class GuestPage {
    /** Where its files are, besides the page itself. */
    private static final String FOLDER = "/hearth/";

    private static final String RESOURCES = "/chat/hearth/server/page/";
    private static final String INDEX = "index.html";

    /** What is served; whatever else may lie beside them is not. */
    static final List<String> FILES = List.of(
            INDEX,
            "icon.svg",
            "theme.css",
            "page.css",
            "chat.mjs",
            "composer.mjs",
            "dom.mjs",
            "engine.mjs",
            "faces.mjs",
            "join.mjs",
            "kept.mjs",
            "log.mjs",
            "main.mjs",
            "markup.mjs",
            "message.mjs",
            "outbox.mjs",
            "panes.mjs",
            "pictures.mjs",
            "room.mjs",
            "rows.mjs",
            "shell.mjs",
            "socket.mjs",
            "store.mjs",
            "theme.mjs",
            "timeline.mjs",
            "tray.mjs",
            "upload.mjs",
            "words.mjs");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** A host by name or IPv4 address; policies cannot name IPv6 addresses (CSP level 3, "host-source"). */
    private static final Pattern NAMEABLE = Pattern.compile("[A-Za-z0-9.-]{1,253}(?::\\d{1,5})?");

    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final Served index = served(INDEX);

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Served(byte[] bytes, String type, String tag) {}

    private static Served served(String name) {
        byte[] bytes = read(name);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return new Served(bytes, type, tag(bytes));
    }

    private static byte[] read(String name) {
        try (InputStream file = GuestPage.class.getResourceAsStream(RESOURCES + name)) {
            if (file == null) {
                throw new IllegalStateException("the page lacks " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Serves the files under {@code /hearth/}. The page itself is up to whoever has the route for {@code /}. */
    public void attach(Router router) {
        for (String name : FILES) {
            if (!name.equals(INDEX)) {
                Served file = served(name);
                router.get(FOLDER + name, request -> CompletableFuture.completedFuture(answer(file, request)));
            }
        }
    }

    /** The page. */
    public Response index(Request request) {
        return answer(index, request);
    }

    private static Response answer(Served file, Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", file.tag());
        headers.put("Cache-Control", "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", PERMISSIONS);
        headers.put("Content-Security-Policy", policy(request.header("host")));
        boolean isKnown = request.headerTokens("if-none-match").stream()
                .anyMatch(tag -> tag.equals("*") || tag.equals(file.tag()) || tag.equals("w/" + file.tag()));
        if (isKnown) {
            return new Response(304, headers, new byte[0]);
        }
        headers.put("Content-Type", file.type());
        return new Response(200, headers, file.bytes());
    }

    /**
     * Nothing but the page's own files, what it asks of its own host, and images that it has already; no text becomes markup
     * (Trusted Types). {@code 'self'} is not the host's WebSockets to Safari before 15.4, so they are named.
     */
    private static String policy(String host) {
        String sockets = NAMEABLE.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'"
                + sockets
                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'";
    }
}
