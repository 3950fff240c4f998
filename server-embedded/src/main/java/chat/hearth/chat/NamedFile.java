package chat.hearth.chat;

/** A file that the host has, under the name that it is to have in a message. */
public record NamedFile(FileHash hash, String name) {
    @Override
    public String toString() {
        return "NamedFile[" + hash + "]"; // the name is somebody's words
    }
}
