package chat.hearth.chat;

/**
 * Who somebody is within a session, whatever the name they go by.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code -} or {@code _}; made by the host
 */
public record MemberId(String value) {
    /** The author of what the host does by itself, such as making the lobby. Nobody connects as this. */
    public static final MemberId HOST = new MemberId("host");

    private static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException when the value is not an identifier */
    public MemberId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(MemberId::isAllowed)) {
            throw new IllegalArgumentException("not a member identifier");
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return value;
    }
}
