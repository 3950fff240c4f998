package chat.hearth.app.ui.emoji;

/** The Fitzpatrick modifiers of UTS #51. */
public enum SkinTone {
    LIGHT(0x1F3FB),
    MEDIUM_LIGHT(0x1F3FC),
    MEDIUM(0x1F3FD),
    MEDIUM_DARK(0x1F3FE),
    DARK(0x1F3FF);

    private final int codePoint;

    SkinTone(int codePoint) {
        this.codePoint = codePoint;
    }

    /** Whether every person in {@code text} has this tone, and there is one. */
    boolean isTheOnlyToneIn(String text) {
        int[] tones = text.codePoints().filter(SkinTone::isTone).toArray();
        for (int tone : tones) {
            if (tone != codePoint) return false;
        }
        return tones.length > 0;
    }

    private static boolean isTone(int codePoint) {
        return codePoint >= LIGHT.codePoint && codePoint <= DARK.codePoint;
    }
}
