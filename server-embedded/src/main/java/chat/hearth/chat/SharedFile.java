package chat.hearth.chat;

/**
 * A file of a message.
 *
 * @param name       cleaned, so that it is a name on every platform; for people, and never a path
 * @param size       in bytes
 * @param type       a media type, by the file's first bytes
 * @param width      of an image, in pixels as it is shown; 0 for what is no image, or none that could be read
 * @param height     the same
 * @param hasPreview whether the host has a small picture of it
 */
public record SharedFile(
        FileHash hash, String name, long size, String type, int width, int height, boolean hasPreview) {
    public SharedFile {
        if (size < 0 || width < 0 || height < 0) {
            throw new IllegalArgumentException("no size of a file");
        }
    }

    /** What a message names it by. */
    public NamedFile reference() {
        return new NamedFile(hash, name);
    }

    @Override
    public String toString() {
        return "SharedFile[" + hash + "]"; // the name is somebody's words
    }
}
