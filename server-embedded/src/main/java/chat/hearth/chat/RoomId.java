package chat.hearth.chat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a room is called by programs. It is made from the room's first name and never changes, not even when the room is
 * renamed.
 *
 * @param value 1 to {@value #MAX_LENGTH} UTF-16 units: lower-case letters, digits, {@code .}, {@code _} and {@code -}
 */
public record RoomId(String value) {
    /** Longest identifier, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    /** The room that everyone is let into. */
    public static final RoomId LOBBY = new RoomId("lobby");

    /** @throws IllegalArgumentException when the value is not an identifier */
    public RoomId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a room identifier");
        }
    }

    /**
     * The identifier that a room of this name gets: compatibility forms folded, lower case, spaces as hyphens. Empty when
     * nothing usable is left of the name, or when the name is too long.
     */
    public static Optional<RoomId> fromName(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().forEach(c -> {
            if (isAllowed(c)) {
                kept.appendCodePoint(c);
            } else if (Character.isWhitespace(c) && !kept.isEmpty() && kept.charAt(kept.length() - 1) != '-') {
                kept.append('-');
            }
        });
        String value = kept.toString();
        return isValid(value) ? Optional.of(new RoomId(value)) : Optional.empty();
    }

    private static boolean isValid(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.codePoints().allMatch(RoomId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (Character.isLetterOrDigit(c) || isMark(c) || c == '.' || c == '_' || c == '-')
                && !Character.isUpperCase(c)
                && !Character.isTitleCase(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    @Override
    public String toString() {
        return value;
    }
}
