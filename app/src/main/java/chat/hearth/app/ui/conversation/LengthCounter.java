package chat.hearth.app.ui.conversation;

/** What the composer says about length: nothing, until the host's limit comes near. */
public record LengthCounter(int length, int limit) {
    private static final double NEAR = 0.9;

    public boolean visible() {
        return length >= limit * NEAR;
    }

    public boolean exceeded() {
        return length > limit;
    }

    /** Characters left; negative beyond the limit. */
    public int left() {
        return limit - length;
    }
}
