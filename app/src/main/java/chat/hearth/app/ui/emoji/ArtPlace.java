package chat.hearth.app.ui.emoji;

/**
 * Where the picture of an emoji lies in the bundled art.
 *
 * @param page   number of the resource {@code art-NN.bin}
 * @param offset of the first byte in the page
 * @param length in bytes
 */
record ArtPlace(int page, int offset, int length) {
    ArtPlace {
        if (page < 0 || offset < 0 || length <= 0) {
            throw new IllegalArgumentException(
                    "no such place: page " + page + ", offset " + offset + ", length " + length);
        }
    }
}
