package chat.hearth.server.web;

import chat.hearth.chat.Deed;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.FileName;
import chat.hearth.server.Sentences;
import chat.hearth.server.files.FileOnDisk;
import chat.hearth.server.files.SharedFiles;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files on their way down: {@code /files/HASH} and {@code /files/HASH/preview}. Whoever knows the hash of a file may have it. */
final class FileDownloads {
    private static final Pattern PATH = Pattern.compile("/files/([0-9a-f]{64})(/preview)?");

    private final SharedFiles files;
    private final FileVisitors visitors;

    FileDownloads(SharedFiles files, FileVisitors visitors) {
        this.files = files;
        this.visitors = visitors;
    }

    void attach(Router router) {
        router.prefix("/files/", Set.of("GET", "HEAD"), this::fetch);
    }

    private CompletionStage<Response> fetch(Request request) {
        if (visitors.allowed(request, Deed.DOWNLOAD).isEmpty()) {
            return CompletableFuture.completedFuture(FileAnswers.noTicket());
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return CompletableFuture.completedFuture(FileAnswers.nothing());
        }
        FileHash hash = new FileHash(path.group(1));
        boolean isPreview = path.group(2) != null;
        String tag = "\"" + hash + (isPreview ? "-preview" : "") + "\"";
        return (isPreview ? files.findPreview(hash) : files.find(hash))
                .thenApply(
                        found -> found.map(file -> answer(request, file, tag)).orElseGet(FileAnswers::nothing));
    }

    private static Response answer(Request request, FileOnDisk file, String tag) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag);
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "private, max-age=31536000, immutable"); // what a hash stands for does not change
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Referrer-Policy", "no-referrer"); // the address may have the ticket
        if (isKnown(request, tag)) {
            return new Response(304, headers, new byte[0]);
        }
        headers.put("Content-Type", file.type());
        String name = FileName.clean(request.query().getOrDefault("name", ""));
        headers.put("Content-Disposition", Disposition.of(file.isShown(), name));
        String condition = request.header("if-range");
        boolean isRange = request.method().equals("GET") && (condition.isEmpty() || condition.equals(tag));
        ByteRange range = isRange ? ByteRange.of(request.header("range"), file.size()) : new ByteRange.Whole();
        if (range instanceof ByteRange.None) {
            return Problem.of(416, Sentences.of("file.range")).with("Content-Range", "bytes */" + file.size());
        } else if (range instanceof ByteRange.Part part) {
            headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.size());
            return Response.streamed(206, headers, new FileSource(file.from(part.first()), part.length()));
        }
        return Response.streamed(200, headers, new FileSource(file.from(0), file.size()));
    }

    private static boolean isKnown(Request request, String tag) {
        return Arrays.stream(request.header("if-none-match").split(",", -1))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }
}
