package chat.hearth.server.web;

import chat.hearth.chat.Deed;
import chat.hearth.chat.FileName;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.files.SharedFiles;
import chat.hearth.server.files.UploadResult;
import chat.hearth.server.files.UploadResult.Why;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.UploadRoute.Intake;
import chat.hearth.server.web.FileVisitors.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Files on their way up: {@code /files} and {@code /files/uploads}. */
final class FileUploads {
    private static final String UPLOADS = "/files/uploads";
    private static final String NAMELESS = "";

    private final SharedFiles files;
    private final FileVisitors visitors;
    private final ServerLimits limits;

    FileUploads(SharedFiles files, FileVisitors visitors, ServerLimits limits) {
        this.files = files;
        this.visitors = visitors;
        this.limits = limits;
    }

    void attach(Router router) {
        router.upload("POST", "/files", limits.fileBytes(), this::sendOnce)
                .post(UPLOADS, 0, this::begin)
                .upload("PATCH", UPLOADS + "/", limits.fileBytes(), this::goOn)
                .prefix(UPLOADS + "/", Set.of("GET", "HEAD", "DELETE"), this::tellOrGiveUp);
    }

    private CompletionStage<Intake> sendOnce(Request head, long length) {
        Optional<Known> visitor = visitors.allowed(head, Deed.UPLOAD);
        Optional<Response> objection = objection(visitor);
        if (visitor.isEmpty() || objection.isPresent()) {
            return done(new Intake.Refused(objection.orElseGet(FileAnswers::noTicket)));
        }
        return files.sendOnce(visitor.get().id(), name(head), length).thenApply(FileUploads::intake);
    }

    private CompletionStage<Response> begin(Request request) {
        Optional<Known> visitor = visitors.allowed(request, Deed.UPLOAD);
        Optional<Response> objection = objection(visitor);
        long size = number(request.query().getOrDefault("size", ""));
        if (visitor.isEmpty() || objection.isPresent()) {
            return done(objection.orElseGet(FileAnswers::noTicket));
        } else if (size < 0) {
            return done(FileAnswers.badRequest("file.bad-size"));
        }
        return files.begin(visitor.get().id(), name(request), size)
                .thenApply(result -> result instanceof UploadResult.Waiting begun
                        ? FileAnswers.waiting(201, begun)
                        : FileAnswers.of(result));
    }

    /** Why they may not begin another file. */
    private Optional<Response> objection(Optional<Known> visitor) {
        Duration wait = visitor.map(visitors::begin).orElse(Duration.ZERO);
        return wait.isZero() ? Optional.empty() : Optional.of(FileAnswers.tooFast(wait));
    }

    private CompletionStage<Intake> goOn(Request head, long length) {
        Optional<Known> visitor = visitors.allowed(head, Deed.UPLOAD);
        long offset = number(head.header("upload-offset"));
        if (visitor.isEmpty()) {
            return done(new Intake.Refused(FileAnswers.noTicket()));
        } else if (offset < 0) {
            return done(new Intake.Refused(FileAnswers.badRequest("file.bad-offset")));
        }
        String id = id(head);
        Optional<UploadResult.Waiting> state = files.state(visitor.get().id(), id);
        if (state.isPresent()
                && state.get().offset() == offset
                && length > state.get().size() - offset) {
            return done(new Intake.Refused(FileAnswers.badRequest("file.too-much")));
        }
        return files.goOn(visitor.get().id(), id, offset).thenApply(FileUploads::intake);
    }

    private static Intake intake(UploadResult result) {
        return result instanceof UploadResult.Opened opened
                ? new Intake.Taken(new FileSink(opened.writing()))
                : new Intake.Refused(FileAnswers.of(result));
    }

    private CompletionStage<Response> tellOrGiveUp(Request request) {
        Optional<Known> visitor = visitors.allowed(request, Deed.UPLOAD);
        if (visitor.isEmpty()) {
            return done(FileAnswers.noTicket());
        } else if (request.method().equals("DELETE")) {
            return files.giveUp(visitor.get().id(), id(request))
                    .thenApply(found -> found ? Response.text(204, "") : FileAnswers.refused(Why.UNKNOWN));
        }
        return done(files.state(visitor.get().id(), id(request))
                .map(waiting -> FileAnswers.waiting(200, waiting))
                .orElseGet(() -> FileAnswers.refused(Why.UNKNOWN)));
    }

    private static String id(Request request) {
        return request.path().substring(UPLOADS.length() + 1);
    }

    private String name(Request request) {
        return FileName.clean(request.query().getOrDefault("name", NAMELESS), limits.fileNameBytes());
    }

    /** Less than 0 when it is none. */
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
