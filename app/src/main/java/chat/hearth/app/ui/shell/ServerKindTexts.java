package chat.hearth.app.ui.shell;

import chat.hearth.app.client.ServerKind;

/**
 * A kind of server, in words.
 *
 * @param name  short
 * @param limit what cannot be done there; empty when everything can
 */
public record ServerKindTexts(String name, String limit) {
    public static ServerKindTexts of(ServerKind kind, Texts texts) {
        return switch (kind) {
            case HEARTH -> new ServerKindTexts(texts.of("kind.hearth"), "");
            case SOCKET_IO -> new ServerKindTexts(texts.of("kind.socket-io"), texts.of("kind.limit"));
            case OLD_SOCKET_IO -> new ServerKindTexts(texts.of("kind.old-socket-io"), texts.of("kind.limit"));
            case WEB_SOCKET -> new ServerKindTexts(texts.of("kind.web-socket"), texts.of("kind.limit"));
        };
    }
}
