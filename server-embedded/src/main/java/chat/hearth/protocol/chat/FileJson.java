package chat.hearth.protocol.chat;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Files as JSON, both ways. Stateless; any thread. */
public final class FileJson {
    /** Most files of one message. */
    public static final int MOST = 10;

    private FileJson() {}

    /** {@code {"hash", "name", "size", "type", "width"?, "height"?, "preview"?: true}}. */
    public static JsonObject write(SharedFile file) {
        JsonObject json = new JsonObject();
        json.addProperty("hash", file.hash().value());
        json.addProperty("name", file.name());
        json.addProperty("size", file.size());
        json.addProperty("type", file.type());
        if (file.width() > 0 && file.height() > 0) {
            json.addProperty("width", file.width());
            json.addProperty("height", file.height());
        }
        if (file.hasPreview()) {
            json.addProperty("preview", true);
        }
        return json;
    }

    /** Reads what {@link #write} writes. */
    public static SharedFile read(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        long size = fields.number("size");
        if (size < 0) {
            throw new PacketException("'size' is out of range");
        }
        return new SharedFile(
                hash(fields),
                fields.string("name"),
                size,
                fields.string("type"),
                fields.smallNumber("width", 0),
                fields.smallNumber("height", 0),
                fields.isTrue("preview"));
    }

    /** Files as they stand in a message. */
    public static JsonArray writeAll(List<SharedFile> files) {
        JsonArray array = new JsonArray(files.size());
        files.forEach(file -> array.add(write(file)));
        return array;
    }

    /** Reads what {@link #writeAll} writes. */
    public static List<SharedFile> readAll(JsonElement files) throws PacketException {
        JsonObject message = new JsonObject();
        message.add("files", files);
        return readAll(new Fields(message));
    }

    static List<SharedFile> readAll(Fields message) throws PacketException {
        return message.has("files") ? atMost(message.list("files", FileJson::read)) : List.of();
    }

    static JsonArray writeNames(List<NamedFile> files) {
        JsonArray array = new JsonArray(files.size());
        for (NamedFile file : files) {
            JsonObject json = new JsonObject();
            json.addProperty("hash", file.hash().value());
            json.addProperty("name", file.name());
            array.add(json);
        }
        return array;
    }

    static List<NamedFile> readNames(Fields post) throws PacketException {
        return post.has("files") ? atMost(post.list("files", FileJson::readName)) : List.of();
    }

    private static NamedFile readName(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        return new NamedFile(hash(fields), fields.string("name"));
    }

    private static FileHash hash(Fields fields) throws PacketException {
        try {
            return new FileHash(fields.string("hash"));
        } catch (IllegalArgumentException e) {
            throw new PacketException("'hash' is not the SHA-256 of a file");
        }
    }

    private static <T> List<T> atMost(List<T> files) throws PacketException {
        if (files.size() > MOST) {
            throw new PacketException("'files' must have at most " + MOST);
        }
        return files;
    }
}
