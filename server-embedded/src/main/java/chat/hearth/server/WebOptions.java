package chat.hearth.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a host serves besides the chat.
 *
 * @param files a folder that is served at {@code /}; null for none
 */
public record WebOptions(@Nullable Path files, Webhooks webhooks, Metrics metrics, Compression compression) {
    /** No folder, webhooks with their token, figures for this machine alone, compression for whoever offers it. */
    public static final WebOptions DEFAULTS =
            new WebOptions(null, Webhooks.WITH_TOKEN, Metrics.THIS_MACHINE, Compression.OFFERED);

    /** Who may post by HTTP. */
    public enum Webhooks {
        /** Whoever shows the token that stands in the host's data directory. */
        WITH_TOKEN,
        /** Every program on this machine too. */
        FREE_ON_THIS_MACHINE
    }

    /** Who may read {@code /metrics}. */
    public enum Metrics {
        THIS_MACHINE,
        EVERYBODY
    }

    /** Which WebSocket clients that offer permessage-deflate get it. */
    public enum Compression {
        /** The plain ones at {@code /ws}. */
        OFFERED,
        /** Those of Socket.IO too, which offer it whether they gain by it or not. */
        OFFERED_TO_SOCKET_IO_TOO,
        OFF
    }

    /** These with a folder to be served at {@code /}. */
    public WebOptions withFiles(Path folder) {
        return new WebOptions(folder, webhooks, metrics, compression);
    }

    /** These with others to post by HTTP. */
    public WebOptions with(Webhooks who) {
        return new WebOptions(files, who, metrics, compression);
    }

    /** These with others to read the figures. */
    public WebOptions with(Metrics who) {
        return new WebOptions(files, webhooks, who, compression);
    }

    /** These with or without compression. */
    public WebOptions with(Compression whether) {
        return new WebOptions(files, webhooks, metrics, whether);
    }
}
