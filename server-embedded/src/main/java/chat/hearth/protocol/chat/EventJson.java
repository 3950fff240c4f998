package chat.hearth.protocol.chat;

import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durable events as JSON, both ways. Stateless; any thread. */
public final class EventJson {
    private EventJson() {}

    /** The event as it stands in {@code event} broadcasts and in history pages. */
    public static JsonObject write(RoomEvent event) {
        JsonObject json = new JsonObject();
        json.addProperty("room", event.room().value());
        json.addProperty("seq", event.seq());
        json.addProperty("type", type(event));
        json.addProperty("at", event.at().toEpochMilli());
        json.add("author", write(event.author()));
        if (event instanceof RoomEvent.Message message) {
            json.addProperty("id", message.id().toString());
            writeText(json, message.text());
            if (message.replyTo() != null) {
                json.addProperty("replyTo", message.replyTo().toString());
            }
            if (message.position() != null) {
                json.add("position", PositionJson.write(message.position()));
            }
            if (!message.files().isEmpty()) {
                json.add("files", FileJson.writeAll(message.files()));
            }
        } else if (event instanceof RoomEvent.Edit edit) {
            json.addProperty("target", edit.target().toString());
            writeText(json, edit.text());
        } else if (event instanceof RoomEvent.Delete delete) {
            json.addProperty("target", delete.target().toString());
        } else if (event instanceof RoomEvent.Membership membership) {
            writeMembership(json, membership);
        } else if (event instanceof RoomEvent.RoomChanged changed) {
            json.addProperty("name", changed.name());
            json.addProperty("topic", changed.topic());
            TermsJson.write(json, changed.terms());
        }
        return json;
    }

    private static void writeMembership(JsonObject json, RoomEvent.Membership membership) {
        json.addProperty("change", membership.change().word());
        if (membership.target() != null) {
            json.add("target", write(membership.target()));
        }
        if (membership.was() != null) {
            json.addProperty("was", membership.was());
        }
        if (membership.by() != null) {
            json.add("by", write(membership.by()));
        }
    }

    /** The word in {@code type}. */
    public static String type(RoomEvent event) {
        if (event instanceof RoomEvent.Message) {
            return "message";
        } else if (event instanceof RoomEvent.Edit) {
            return "edit";
        } else if (event instanceof RoomEvent.Delete) {
            return "delete";
        } else if (event instanceof RoomEvent.Membership) {
            return "member";
        }
        return "room";
    }

    /** Reads what {@link #write} writes. */
    public static RoomEvent read(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        var room = fields.room("room");
        long seq = fields.number("seq");
        var at = fields.instant("at");
        Member author = readMember(fields.object("author").json());
        return switch (fields.string("type")) {
            case "message" ->
                new RoomEvent.Message(
                        room,
                        seq,
                        at,
                        author,
                        fields.messageId("id"),
                        readText(fields),
                        fields.optionalMessageId("replyTo"),
                        fields.has("position")
                                ? PositionJson.read(fields.object("position").json())
                                : null,
                        FileJson.readAll(fields));
            case "edit" -> new RoomEvent.Edit(room, seq, at, author, fields.messageId("target"), readText(fields));
            case "delete" -> new RoomEvent.Delete(room, seq, at, author, fields.messageId("target"));
            case "member" -> {
                Change change = readChange(fields);
                yield new RoomEvent.Membership(
                        room,
                        seq,
                        at,
                        author,
                        change,
                        change.hasTarget() ? readMember(fields.object("target").json()) : null,
                        change == Change.RENAMED ? fields.string("was") : null,
                        change == Change.RENAMED && fields.has("by")
                                ? readMember(fields.object("by").json())
                                : null);
            }
            case "room" ->
                new RoomEvent.RoomChanged(
                        room, seq, at, author, fields.string("name"), fields.string("topic"), TermsJson.read(fields));
            default -> throw new PacketException("unknown type of event");
        };
    }

    /** A member as it stands everywhere. */
    public static JsonObject write(Member member) {
        JsonObject json = new JsonObject();
        json.addProperty("id", member.id().value());
        json.addProperty("name", member.name());
        json.addProperty("role", member.role().word());
        return json;
    }

    /** Reads what {@link #write(Member)} writes. */
    public static Member readMember(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        Role role = Role.ofWord(fields.string("role")).orElseThrow(() -> new PacketException("unknown role"));
        return new Member(fields.memberId("id"), fields.string("name"), role);
    }

    static JsonArray writeAll(List<RoomEvent> events) {
        JsonArray array = new JsonArray(events.size());
        events.forEach(event -> array.add(write(event)));
        return array;
    }

    private static void writeText(JsonObject json, @Nullable String text) {
        if (text == null) {
            json.addProperty("deleted", true);
        } else {
            json.addProperty("text", text);
        }
    }

    private static @Nullable String readText(Fields fields) throws PacketException {
        return fields.isTrue("deleted") ? null : fields.string("text");
    }

    private static Change readChange(Fields fields) throws PacketException {
        return Change.ofWord(fields.string("change"))
                .orElseThrow(() -> new PacketException("unknown change of membership"));
    }
}
