package chat.hearth.app.settings;

import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerKind;

/** What was found at an address, and how it was reached. */
public record KnownServer(ServerKind kind, LinkOptions options) {
    /** What is assumed of an address of which nothing is known. */
    public static final KnownServer DEFAULT = new KnownServer(ServerKind.HEARTH, LinkOptions.NONE);
}
