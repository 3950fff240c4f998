package chat.hearth.chat;

import java.util.UUID;

/**
 * The 128-bit identity that the author's client gives a message before sending it, so that a repeated send is recognised
 * as the same message. Written as a UUID of RFC 9562; any version is taken.
 */
public record MessageId(UUID value) {
    private static final int TEXT_LENGTH = 36;

    /** A new random identity. */
    public static MessageId random() {
        return new MessageId(UUID.randomUUID());
    }

    /**
     * The identity that this text stands for.
     *
     * @throws IllegalArgumentException when the text is not a UUID in its 36-character form
     */
    public static MessageId parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("a message id is a UUID of 36 characters");
        }
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
