package chat.hearth.media;

/**
 * How a picture is to be turned so that it stands upright (EXIF 2.32, tag Orientation).
 *
 * @param value 1 to 8; 1 is upright as it is stored
 */
public record Orientation(int value) {
    /** Whether width and height change places. */
    public boolean isOnItsSide() {
        return value >= 5;
    }

    /** Where a pixel at this place of a stored picture of this size comes to stand: from the left. */
    public int x(int x, int y, int width, int height) {
        return switch (value) {
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> x;
        };
    }

    /** The same from the top. */
    public int y(int x, int y, int width, int height) {
        return switch (value) {
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> y;
        };
    }
}
