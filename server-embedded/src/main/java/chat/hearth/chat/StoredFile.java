package chat.hearth.chat;

/**
 * What the host found out about a file that it has.
 *
 * @param size       in bytes
 * @param type       a media type, by the file's first bytes and not by its name
 * @param width      of an image, in pixels as it is shown; 0 for what is no image, or none that could be read
 * @param height     the same
 * @param hasPreview whether there is a small picture of it
 */
public record StoredFile(FileHash hash, long size, String type, int width, int height, boolean hasPreview) {
    public StoredFile {
        if (size < 0 || width < 0 || height < 0) {
            throw new IllegalArgumentException("no size of a file");
        }
    }

    /** The same under a name. */
    public SharedFile named(String name) {
        return new SharedFile(hash, name, size, type, width, height, hasPreview);
    }
}
