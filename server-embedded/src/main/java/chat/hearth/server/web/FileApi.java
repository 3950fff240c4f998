package chat.hearth.server.web;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.files.SharedFiles;
import chat.hearth.server.gateway.Tickets;
import chat.hearth.server.http.Router;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Files by HTTP, for those who show a ticket or the token of the webhooks. */
public final class FileApi {
    private final SharedFiles files;
    private final FileVisitors visitors;
    private final ServerLimits limits;

    /**
     * Makes the API.
     *
     * @param data     where the token of the webhooks is
     * @param nanoTime for what is measured
     */
    public FileApi(SharedFiles files, Tickets tickets, ServerLimits limits, Path data, LongSupplier nanoTime) {
        this.files = files;
        this.visitors = new FileVisitors(tickets, WebhookToken.in(data), limits, nanoTime);
        this.limits = limits;
    }

    /** Adds its routes. */
    public void attach(Router router) {
        new FileUploads(files, visitors, limits).attach(router);
        new FileDownloads(files, visitors).attach(router);
    }
}
