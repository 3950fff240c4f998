package chat.hearth.server;

import chat.hearth.server.door.Door;
import chat.hearth.server.gateway.ChatGateway;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.StaticFiles;
import chat.hearth.server.web.GuestPage;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a host answers by itself: its page, the folder that it was told to serve, and how it is. */
final class HostRoutes {
    private static final int PROTOCOL = 1;

    /** Pages ask for the client there; these files go before Engine.IO, which has nothing at their paths. */
    private static final String[] CLIENT_FILES = {"/socket.io/socket.io.js", "/socket.io/socket.io.js.map"};

    private HostRoutes() {}

    /**
     * Adds the routes.
     *
     * @param files null when there is no folder
     */
    static void attach(
            Router router,
            ServerConfig config,
            String sessionId,
            Door door,
            ChatGateway gateway,
            @Nullable StaticFiles files) {
        router.get("/healthz", request -> {
            JsonObject health = new JsonObject();
            health.addProperty("name", config.sessionName());
            health.addProperty("session", sessionId);
            health.addProperty("protocol", PROTOCOL);
            health.addProperty("people", gateway.status().people());
            health.addProperty("door", door.policy().word());
            return CompletableFuture.completedFuture(Response.json(200, health.toString()));
        });
        GuestPage page = new GuestPage();
        page.attach(router);
        if (files == null) {
            router.get("/", request -> CompletableFuture.completedFuture(page.index(request)));
            return;
        }
        router.get("/", request -> indexOr(page, files, request)).files("/", files);
        for (String path : CLIENT_FILES) {
            router.get(path, files);
        }
    }

    private static CompletionStage<Response> indexOr(GuestPage page, StaticFiles files, Request request) {
        return files.answer(request).thenApply(index -> index.status() == 404 ? page.index(request) : index);
    }
}
