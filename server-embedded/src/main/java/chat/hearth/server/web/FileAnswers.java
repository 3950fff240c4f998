package chat.hearth.server.web;

import chat.hearth.protocol.chat.FileJson;
import chat.hearth.server.Sentences;
import chat.hearth.server.files.UploadResult;
import chat.hearth.server.files.UploadResult.Why;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Response;
import com.google.gson.JsonObject;
import java.time.Duration;

/** What is answered to those who send files. Stateless. */
final class FileAnswers {
    private static final String SOON = "60";

    private FileAnswers() {}

    static Response of(UploadResult result) {
        if (result instanceof UploadResult.Whole whole) {
            return Response.json(
                    201, FileJson.write(whole.file().named(whole.name())).toString());
        } else if (result instanceof UploadResult.Waiting waiting) {
            return waiting(200, waiting);
        } else if (result instanceof UploadResult.WrongOffset wrong) {
            return Problem.of(409, Sentences.of("file.offset", wrong.offset()), "offset", wrong.offset());
        } else if (result instanceof UploadResult.Refused refused) {
            return refused(refused.why());
        }
        return refused(Why.FAILED); // opened and then neither written nor ended
    }

    /** {@code {upload, offset, size}}. */
    static Response waiting(int status, UploadResult.Waiting waiting) {
        JsonObject json = new JsonObject();
        json.addProperty("upload", waiting.id());
        json.addProperty("offset", waiting.offset());
        json.addProperty("size", waiting.size());
        return Response.json(status, json.toString());
    }

    static Response refused(Why why) {
        return switch (why) {
            case UNKNOWN -> Problem.of(404, Sentences.of("file.no-upload"));
            case TOO_LARGE -> Problem.of(413, Sentences.of("file.too-large"));
            case PUT_OUT -> Problem.of(409, Sentences.of("file.put-out"));
            case TOO_MANY -> Problem.of(429, Sentences.of("file.too-many")).with("Retry-After", SOON);
            case NO_ROOM -> Problem.of(507, Sentences.of("file.no-room"));
            case FAILED -> Problem.of(503, Sentences.of("file.failed"));
        };
    }

    static Response tooFast(Duration wait) {
        return Problem.of(429, Sentences.of("file.too-fast"))
                .with(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    static Response noTicket() {
        return Problem.of(401, Sentences.of("file.ticket")).with("WWW-Authenticate", "Bearer");
    }

    static Response nothing() {
        return Problem.of(404, Sentences.of("file.nothing"));
    }

    static Response badRequest(String sentence) {
        return Problem.of(400, Sentences.of(sentence));
    }
}
