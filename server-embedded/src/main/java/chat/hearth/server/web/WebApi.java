package chat.hearth.server.web;

import chat.hearth.chat.Actor;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Position;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.PositionJson;
import chat.hearth.protocol.chat.WebhookPost;
import chat.hearth.server.Sentences;
import chat.hearth.server.WebOptions.Webhooks;
import chat.hearth.server.gateway.HttpVisitors;
import chat.hearth.server.gateway.HttpVisitors.Caller;
import chat.hearth.server.gateway.HttpVisitors.Words;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chat by HTTP with JSON: positions, webhooks, rooms and their messages. Any thread. */
public final class WebApi {
    private static final int POSITION_BYTES = 4 * 1024;

    /** A character of a text is at most twelve bytes of JSON; the rest is for the name and the braces. */
    private static final int BYTES_OF_A_CHARACTER = 12;

    private static final int OTHER_BYTES = 4 * 1024;
    private static final int DEFAULT_PAGE = 100;
    private static final Pattern MESSAGES = Pattern.compile("/api/rooms/([^/]+)/messages");

    private final HttpVisitors visitors;
    private final Predicate<Request> isLetIn;
    private final Webhooks webhooks;
    private final Optional<WebhookToken> token;
    private final int postBytes;

    /**
     * Makes the API.
     *
     * @param isLetIn    whether somebody may visit without the webhooks' token: with a ticket, and everybody while the door is open
     * @param data       where the webhooks' token is, or is made
     * @param textLength longest message, in UTF-16 units
     */
    public WebApi(HttpVisitors visitors, Predicate<Request> isLetIn, Webhooks webhooks, Path data, int textLength) {
        this.visitors = visitors;
        this.isLetIn = isLetIn;
        this.webhooks = webhooks;
        this.token = WebhookToken.in(data);
        this.postBytes = textLength * BYTES_OF_A_CHARACTER + OTHER_BYTES;
    }

    /** Serves at {@code /longlat} and {@code /api/rooms}. */
    public void attach(Router router) {
        router.post("/longlat", POSITION_BYTES, this::position)
                .get("/api/rooms", this::rooms)
                .prefix("/api/rooms/", postBytes, this::messages, null);
    }

    /** {@code {"longitude": …, "latitude": …}}, whatever the content type: curl calls it a form. */
    private CompletionStage<Response> position(Request request) {
        if (!mayVisit(request)) {
            return shut();
        }
        Position position;
        try {
            position = PositionJson.read(body(request));
        } catch (PacketException e) {
            return done(Problem.of(400, Sentences.of("longlat.bad", String.valueOf(e.getMessage()))));
        }
        String text = Sentences.of("longlat.text", position.text(), position.mapAddress());
        Words words = new Words(Sentences.of("longlat.author"), text, position, List.of());
        return visitors.post(guest(request), RoomId.LOBBY.value(), words).thenApply(AnswerResponse::of);
    }

    private CompletionStage<Response> rooms(Request request) {
        return mayVisit(request) ? done(AnswerResponse.of(visitors.rooms(guest(request)))) : shut();
    }

    private CompletionStage<Response> messages(Request request) {
        Matcher path = MESSAGES.matcher(request.path());
        if (!path.matches()) {
            return done(Problem.of(404, Sentences.of("http.nothing")));
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> page(request, path.group(1));
            case "POST" -> post(request, path.group(1));
            default -> done(Problem.of(405, Sentences.of("http.method")).with("Allow", "GET, HEAD, POST"));
        };
    }

    private CompletionStage<Response> post(Request request, String room) {
        if (!mayPost(request)) {
            return done(Problem.of(401, Sentences.of("webhook.token")).with("WWW-Authenticate", "Bearer"));
        }
        try {
            WebhookPost post = WebhookPost.read(body(request));
            String name = post.name() == null ? Sentences.of("webhook.author") : post.name();
            return visitors.post(
                            new Caller(request.remoteAddress().getAddress(), Actor.WEBHOOK),
                            room,
                            new Words(name, post.text(), null, post.files()))
                    .thenApply(AnswerResponse::of);
        } catch (PacketException e) {
            return done(Problem.of(400, Sentences.of("webhook.bad", String.valueOf(e.getMessage()))));
        }
    }

    private boolean mayPost(Request request) {
        boolean isFree = webhooks == Webhooks.FREE_ON_THIS_MACHINE
                && request.remoteAddress().getAddress().isLoopbackAddress();
        return isFree
                || token.filter(secret -> secret.isShownBy(request.header("authorization")))
                        .isPresent();
    }

    /** Whoever may post to every room may read what guests may. */
    private boolean mayVisit(Request request) {
        return isLetIn.test(request) || mayPost(request);
    }

    private static CompletionStage<Response> shut() {
        return done(Problem.of(401, Sentences.of("http.shut")).with("WWW-Authenticate", "Bearer"));
    }

    private CompletionStage<Response> page(Request request, String room) {
        if (!mayVisit(request)) {
            return shut();
        }
        try {
            boolean after = request.query().containsKey("after");
            if (after && request.query().containsKey("before")) {
                throw new IllegalArgumentException("both 'after' and 'before'");
            }
            int limit = (int) Math.min(number(request, "limit", DEFAULT_PAGE), Integer.MAX_VALUE);
            HistoryRange range = after
                    ? HistoryRange.after(number(request, "after", 0), limit)
                    : HistoryRange.before(number(request, "before", Long.MAX_VALUE), limit);
            return visitors.history(guest(request), room, range).thenApply(AnswerResponse::of);
        } catch (IllegalArgumentException e) {
            return done(Problem.of(400, Sentences.of("http.bad-page")));
        }
    }

    private static long number(Request request, String name, long fallback) {
        String given = request.query().get(name);
        return given == null ? fallback : Long.parseLong(given);
    }

    private static JsonElement body(Request request) throws PacketException {
        return StrictJson.parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static Caller guest(Request request) {
        return new Caller(request.remoteAddress().getAddress(), Actor.VISITOR);
    }

    private static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }
}
