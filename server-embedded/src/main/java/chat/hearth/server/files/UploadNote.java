package chat.hearth.server.files;

import chat.hearth.chat.MemberId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What is written down of an upload, so that it can be gone on with after the host was started again.
 *
 * @param id   its name in the folder of uploads
 * @param name of the file, cleaned
 * @param size of the whole, in bytes
 */
record UploadNote(String id, MemberId person, String name, long size) {
    static final String ENDING = ".upload";

    private static final String VERSION = "hearth upload 1";
    private static final int MOST_BYTES = 4 * 1024;

    void writeTo(Path folder) throws IOException {
        String text = String.join("\n", VERSION, person.value(), Long.toString(size), name, "");
        try (FileChannel channel = FileChannel.open(
                folder.resolve(id + ENDING), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Reads a note; empty when it was not finished, or is none. */
    static Optional<UploadNote> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        String fileName = file.getFileName().toString();
        List<String> lines = List.of(Files.readString(file).split("\n", -1));
        if (lines.size() != 5 || !lines.get(0).equals(VERSION) || !fileName.endsWith(ENDING)) {
            return Optional.empty();
        }
        try {
            String id = fileName.substring(0, fileName.length() - ENDING.length());
            return Optional.of(
                    new UploadNote(id, new MemberId(lines.get(1)), lines.get(3), Long.parseLong(lines.get(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "UploadNote[" + id + "]";
    }
}
