package chat.hearth.server.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder as they are now. What leads out of the folder, by dots or by links, is not there, nor is what begins with a
 * dot. Files are read on a thread of their own. Any thread.
 */
public final class StaticFiles implements HttpRoute, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StaticFiles.class);
    private static final String INDEX = "index.html";
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_WAITING = 256;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("pdf", "application/pdf"));

    private final Path folder;
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), StaticFiles::thread);

    /** Of a folder that need not be there yet. */
    public StaticFiles(Path folder) {
        this.folder = folder;
        reader.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "hearth-files");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CompletionStage<Response> answer(Request request) {
        try {
            return CompletableFuture.supplyAsync(() -> respond(request), reader);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Problem.of(503, "The host is busy; try again in a moment."));
        }
    }

    private Response respond(Request request) {
        try {
            Optional<Path> found = find(request.path());
            if (found.isEmpty()) {
                return nothing();
            } else if (!Files.isDirectory(found.get())) {
                return file(found.get(), request);
            } else if (!request.path().endsWith("/")) {
                return Response.text(301, "").with("Location", location(request.path()));
            }
            Path index = found.get().resolve(INDEX);
            return isWithin(index) && Files.isRegularFile(index) ? file(index, request) : nothing();
        } catch (IOException e) {
            log.debug("{}: {}", request.path(), e.toString());
            return nothing();
        }
    }

    /** A single slash, so that no other host is named by it. */
    private static String location(String path) {
        String escaped = URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
        return escaped.replaceFirst("^/+", "/") + "/";
    }

    private static Response nothing() {
        return Problem.of(404, "There is nothing at this address.");
    }

    private Optional<Path> find(String path) throws IOException {
        try {
            Path found = folder;
            for (String name : path.split("/", -1)) {
                if (name.startsWith(".") || name.contains("\\") || name.contains(":")) {
                    return Optional.empty();
                }
                found = name.isEmpty() ? found : found.resolve(name);
            }
            boolean isFile = Files.isRegularFile(found);
            boolean isNamedRight = isFile ? !path.endsWith("/") : Files.isDirectory(found);
            return isNamedRight && isWithin(found) ? Optional.of(found) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isWithin(Path found) throws IOException {
        return Files.exists(found) && found.toRealPath().startsWith(folder.toRealPath());
    }

    private static Response file(Path file, Request request) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.size() > MOST_BYTES) {
            return Problem.of(403, "This file is too large to be served from here.");
        }
        Instant modified = attributes.lastModifiedTime().toInstant();
        String tag = String.format(Locale.ROOT, "\"%x-%x\"", attributes.size(), modified.toEpochMilli());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag);
        headers.put("Last-Modified", HttpDate.of(modified));
        headers.put("Cache-Control", "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        if (isKnown(request, tag, modified)) {
            return new Response(304, headers, new byte[0]);
        }
        headers.put("Content-Type", type(file));
        return new Response(200, headers, Files.readAllBytes(file));
    }

    /** RFC 9110 section 13.2.2: the tag counts before the time. */
    private static boolean isKnown(Request request, String tag, Instant modified) {
        String tags = request.header("if-none-match");
        if (!tags.isEmpty()) {
            return Arrays.stream(tags.split(",", -1))
                    .map(String::strip)
                    .anyMatch(known ->
                            known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
        }
        try {
            String since = request.header("if-modified-since");
            return !since.isEmpty()
                    && !modified.truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String type(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** Ends the thread; what waits is not answered. */
    @Override
    public void close() {
        reader.shutdownNow();
    }
}
