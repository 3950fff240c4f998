package chat.hearth.chat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may write in a room, and how often. The host and moderators are bound by neither.
 *
 * @param slow    from one message of a person to their next, in whole seconds from 0, which is no wait, to {@link #SLOWEST}
 * @param writers who may write at all
 */
public record RoomTerms(Duration slow, Writers writers) {
    /** The longest wait between two messages of one person. */
    public static final Duration SLOWEST = Duration.ofHours(1);

    /** Everybody writes as often as they like. */
    public static final RoomTerms OPEN = new RoomTerms(Duration.ZERO, Writers.EVERYBODY);

    /** @throws IllegalArgumentException when the wait is out of range or has a part of a second */
    public RoomTerms {
        if (slow.isNegative() || slow.compareTo(SLOWEST) > 0 || !slow.equals(slow.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("the wait between messages is 0 to 3600 whole seconds");
        }
    }

    /** Who may write in a room. */
    public enum Writers {
        EVERYBODY,
        MODERATORS;

        /** The word on the wire and in the store. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The writers of a wire word; empty when there are none. */
        public static Optional<Writers> ofWord(String word) {
            for (Writers writers : values()) {
                if (writers.word().equals(word)) {
                    return Optional.of(writers);
                }
            }
            return Optional.empty();
        }
    }
}
