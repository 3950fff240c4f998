package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.ui.shell.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Being sent away from a session, in words.
 *
 * @param line     short
 * @param sentence who did it, and what can be done
 */
record SentAway(String line, String sentence) {
    /**
     * The words for a refusal; empty when it is of another kind.
     *
     * @param by who did it; null when that is not known
     */
    static Optional<SentAway> of(Refusal refusal, @Nullable String by, Texts texts) {
        return switch (refusal.code()) {
            case "removed" ->
                Optional.of(new SentAway(
                        texts.of("connection.removed"),
                        by == null
                                ? texts.of("connection.removed-banner.unknown")
                                : texts.of("connection.removed-banner", by)));
            case "banned" ->
                Optional.of(new SentAway(
                        texts.of("connection.banned"),
                        by == null
                                ? texts.of("connection.banned-banner.unknown")
                                : texts.of("connection.banned-banner", by)));
            default -> Optional.empty();
        };
    }
}
