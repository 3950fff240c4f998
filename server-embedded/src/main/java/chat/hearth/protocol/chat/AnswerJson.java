package chat.hearth.protocol.chat;

import chat.hearth.chat.Ban;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as the single argument of an acknowledgement, both ways. Stateless; any thread. */
public final class AnswerJson {
    private AnswerJson() {}

    /** {@code {"ok": true, …}}, or {@code {"ok": false, "error": {…}}}. */
    public static JsonObject write(Answer answer) {
        JsonObject json = new JsonObject();
        json.addProperty("ok", !(answer instanceof Answer.Failed));
        if (answer instanceof Answer.Stored stored) {
            json.addProperty("seq", stored.seq());
            json.addProperty("at", stored.at().toEpochMilli());
        } else if (answer instanceof Answer.Joined joined) {
            json.addProperty("room", joined.room().id().value());
            json.addProperty("name", joined.room().name());
            json.addProperty("topic", joined.room().topic());
            json.addProperty("head", joined.room().head());
            TermsJson.write(json, joined.room().terms());
            json.addProperty("epoch", joined.epoch());
            JsonArray members = new JsonArray(joined.members().size());
            joined.members().forEach(member -> members.add(EventJson.write(member)));
            json.add("members", members);
            json.addProperty("memberCount", joined.memberCount());
            json.add("events", EventJson.writeAll(joined.events()));
        } else if (answer instanceof Answer.Page page) {
            json.addProperty("room", page.room().value());
            json.addProperty("epoch", page.epoch());
            json.addProperty("head", page.head());
            json.add("events", EventJson.writeAll(page.events()));
        } else if (answer instanceof Answer.Rooms rooms) {
            json.add("rooms", HostEventJson.writeRooms(rooms.rooms()));
        } else if (answer instanceof Answer.Bans bans) {
            JsonArray array = new JsonArray(bans.bans().size());
            bans.bans().forEach(ban -> array.add(write(ban)));
            json.add("bans", array);
        } else if (answer instanceof Answer.Failed failed) {
            json.add("error", writeError(failed));
        }
        return json;
    }

    private static JsonObject write(Ban ban) {
        JsonObject json = new JsonObject();
        json.addProperty("id", ban.id().value());
        json.addProperty("name", ban.name());
        json.addProperty("at", ban.at().toEpochMilli());
        json.add("by", EventJson.write(ban.by()));
        return json;
    }

    private static Ban readBan(JsonElement value) throws PacketException {
        Fields ban = Fields.of(value);
        return new Ban(
                ban.memberId("id"),
                ban.string("name"),
                ban.instant("at"),
                EventJson.readMember(ban.object("by").json()));
    }

    /** The error object by itself, as it also stands in a {@code connect_error}. */
    public static JsonObject writeError(Answer.Failed failed) {
        JsonObject error = new JsonObject();
        error.addProperty("code", failed.reason().word());
        error.addProperty("message", failed.message());
        if (failed.retryAfter() != null) {
            error.addProperty("retryAfterMs", failed.retryAfter().toMillis());
        }
        return error;
    }

    /** Reads an error object; a code that is not known here becomes {@link Reason#BAD_REQUEST}. */
    public static Answer.Failed readError(JsonElement value) throws PacketException {
        Fields error = Fields.of(value);
        Reason reason = Reason.ofWord(error.string("code")).orElse(Reason.BAD_REQUEST);
        @Nullable
        Duration retryAfter = error.has("retryAfterMs") ? Duration.ofMillis(error.number("retryAfterMs")) : null;
        return new Answer.Failed(reason, error.string("message"), retryAfter);
    }

    /** Reads the answer to the given request. */
    public static Answer read(ClientRequest request, JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        if (!fields.isTrue("ok")) {
            return readError(fields.object("error").json());
        }
        if (request instanceof ClientRequest.Join) {
            return readJoined(fields);
        } else if (request instanceof ClientRequest.History) {
            return new Answer.Page(
                    fields.room("room"), fields.string("epoch"), fields.number("head"), readEvents(fields));
        } else if (request instanceof ClientRequest.ListRooms) {
            return new Answer.Rooms(HostEventJson.readRooms(fields));
        } else if (request instanceof ClientRequest.ListBans) {
            return new Answer.Bans(fields.list("bans", AnswerJson::readBan));
        } else if (fields.has("seq")) {
            return new Answer.Stored(fields.number("seq"), fields.instant("at"));
        }
        return new Answer.Done();
    }

    private static Answer readJoined(Fields fields) throws PacketException {
        var room = new RoomSummary(
                fields.room("room"),
                fields.string("name"),
                fields.string("topic"),
                fields.number("head"),
                TermsJson.read(fields));
        return new Answer.Joined(
                room,
                fields.string("epoch"),
                fields.list("members", EventJson::readMember),
                fields.smallNumber("memberCount", 0),
                readEvents(fields));
    }

    private static List<RoomEvent> readEvents(Fields fields) throws PacketException {
        return fields.list("events", EventJson::read);
    }
}
