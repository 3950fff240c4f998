package chat.hearth.server.web;

import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Response;

/** The chat's answers as HTTP. Stateless. */
final class AnswerResponse {
    private static final long MILLIS = 1_000;

    private AnswerResponse() {}

    static Response of(Answer answer) {
        if (!(answer instanceof Answer.Failed failed)) {
            return Response.json(200, AnswerJson.write(answer).toString());
        }
        Response problem = Problem.of(status(failed.reason()), failed.message());
        if (failed.retryAfter() == null) {
            return problem;
        }
        long seconds = Math.max(1, (failed.retryAfter().toMillis() + MILLIS - 1) / MILLIS);
        return problem.with("Retry-After", Long.toString(seconds));
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case BAD_REQUEST, EMPTY, TOO_LONG, UNKNOWN_EVENT -> 400;
            case PASSWORD_NEEDED, PASSWORD_WRONG, INVITATION_NEEDED, INVITATION_BAD -> 401;
            case NOT_A_MEMBER, FORBIDDEN, BANNED -> 403;
            case UNKNOWN_ROOM, UNKNOWN_MEMBER, UNKNOWN_MESSAGE, UNKNOWN_FILE -> 404;
            case CONFLICT, NAME_TAKEN -> 409;
            case RATE_LIMITED, TOO_MANY_TRIES -> 429;
            case STORAGE_FULL -> 507;
            case STORAGE_FAILED, BUSY -> 503;
        };
    }
}
