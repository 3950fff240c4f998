package chat.hearth.chat;

/** A file that the host has, under the name that it is to have in a message. */
public record NamedFile(FileHash hash, String name) {
    /**
     * The same with a name that every platform takes.
     *
     * @param mostBytes longest name, in bytes of UTF-8
     */
    public NamedFile cleaned(int mostBytes) {
        return new NamedFile(hash, FileName.clean(name, mostBytes));
    }

    @Override
    public String toString() {
        return "NamedFile[" + hash + "]"; // the name is somebody's words
    }
}
