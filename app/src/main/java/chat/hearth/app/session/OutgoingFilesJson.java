package chat.hearth.app.session;

import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.app.session.files.PixelSize;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.FileJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a row of the outbox as they stand on the disk. Stateless. */
final class OutgoingFilesJson {
    private OutgoingFilesJson() {}

    /** Null for none. */
    static @Nullable String write(List<OutgoingFile> files) {
        if (files.isEmpty()) {
            return null;
        }
        JsonArray array = new JsonArray(files.size());
        files.forEach(file -> array.add(write(file)));
        return array.toString();
    }

    private static JsonObject write(OutgoingFile file) {
        Attachment attachment = file.attachment();
        JsonObject json = new JsonObject();
        json.addProperty("path", attachment.path().toString());
        json.addProperty("name", attachment.name());
        json.addProperty("size", attachment.size());
        json.addProperty("modified", attachment.modified().toEpochMilli());
        PixelSize pixels = attachment.pixels();
        if (pixels != null) {
            json.addProperty("width", pixels.width());
            json.addProperty("height", pixels.height());
        }
        if (file.upload() != null) {
            json.addProperty("upload", file.upload());
        }
        if (file.stored() != null) {
            json.add("stored", FileJson.write(file.stored()));
        }
        return json;
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static List<OutgoingFile> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            List<OutgoingFile> files = new ArrayList<>();
            for (JsonElement one : StrictJson.parse(text).getAsJsonArray()) {
                files.add(read(one.getAsJsonObject()));
            }
            return files;
        } catch (PacketException | IllegalStateException | UnsupportedOperationException | NullPointerException e) {
            throw new IllegalArgumentException("no files of a message", e);
        }
    }

    private static OutgoingFile read(JsonObject json) throws PacketException {
        Attachment attachment = new Attachment(
                Path.of(json.get("path").getAsString()),
                json.get("name").getAsString(),
                json.get("size").getAsLong(),
                Instant.ofEpochMilli(json.get("modified").getAsLong()),
                json.has("width")
                        ? new PixelSize(
                                json.get("width").getAsInt(), json.get("height").getAsInt())
                        : null);
        return new OutgoingFile(
                attachment,
                json.has("upload") ? json.get("upload").getAsString() : null,
                json.has("stored") ? FileJson.read(json.get("stored")) : null);
    }
}
