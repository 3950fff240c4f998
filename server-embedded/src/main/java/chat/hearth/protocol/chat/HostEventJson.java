package chat.hearth.protocol.chat;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Host events as the single argument of their Socket.IO event, both ways. Stateless; any thread. */
public final class HostEventJson {
    private HostEventJson() {}

    /** The argument of the event {@link HostEvent#event()}. */
    public static JsonObject write(HostEvent event) {
        if (event instanceof HostEvent.Durable durable) {
            return EventJson.write(durable.entry());
        }
        JsonObject json = new JsonObject();
        if (event instanceof HostEvent.Welcome welcome) {
            return writeWelcome(welcome);
        } else if (event instanceof HostEvent.Typing typing) {
            json.addProperty("room", typing.room().value());
            json.add("member", EventJson.write(typing.member()));
        } else if (event instanceof HostEvent.Presence presence) {
            json.add("people", writePeople(presence.changes()));
        } else if (event instanceof HostEvent.Heads heads) {
            json.add("heads", writeSequences(heads.heads()));
        } else if (event instanceof HostEvent.RoomsChanged changed) {
            json.add("rooms", writeRooms(changed.rooms()));
        } else if (event instanceof HostEvent.You you) {
            return EventJson.write(you.you());
        } else if (event instanceof HostEvent.Gone gone) {
            json.addProperty("reason", gone.cause().word());
            json.addProperty("message", gone.message());
        }
        return json;
    }

    /**
     * Reads an event.
     *
     * @return empty when there is no event of this name
     */
    public static Optional<HostEvent> read(String event, @Nullable JsonElement argument) throws PacketException {
        return switch (event) {
            case "welcome" -> Optional.of(readWelcome(Fields.of(argument)));
            case "event" ->
                Optional.of(
                        new HostEvent.Durable(EventJson.read(Fields.of(argument).json())));
            case "typing" -> {
                Fields fields = Fields.of(argument);
                Member member = EventJson.readMember(fields.object("member").json());
                yield Optional.of(new HostEvent.Typing(fields.room("room"), member));
            }
            case "presence" -> Optional.of(new HostEvent.Presence(readPeople(Fields.of(argument))));
            case "heads" ->
                Optional.of(
                        new HostEvent.Heads(readSequences(Fields.of(argument).object("heads"))));
            case "rooms" -> Optional.of(new HostEvent.RoomsChanged(readRooms(Fields.of(argument))));
            case "you" ->
                Optional.of(new HostEvent.You(
                        EventJson.readMember(Fields.of(argument).json())));
            case "gone" -> Optional.of(readGone(Fields.of(argument)));
            default -> Optional.empty();
        };
    }

    private static HostEvent.Gone readGone(Fields fields) throws PacketException {
        boolean isBanned = fields.string("reason").equals(HostEvent.Gone.Cause.BANNED.word());
        return new HostEvent.Gone(
                isBanned ? HostEvent.Gone.Cause.BANNED : HostEvent.Gone.Cause.REMOVED, fields.string("message"));
    }

    private static JsonObject writeWelcome(HostEvent.Welcome welcome) {
        JsonObject json = new JsonObject();
        JsonObject session = new JsonObject();
        session.addProperty("id", welcome.sessionId());
        session.addProperty("name", welcome.sessionName());
        json.add("session", session);
        json.addProperty("epoch", welcome.epoch());
        json.add("you", EventJson.write(welcome.you()));
        if (welcome.token() != null) {
            json.addProperty("token", welcome.token());
        }
        if (welcome.ticket() != null) {
            json.addProperty("ticket", welcome.ticket());
        }
        json.add("rooms", writeRooms(welcome.rooms()));
        json.add("joined", writeIds(welcome.joined()));
        json.add("resumed", writeIds(welcome.resumed()));
        json.add("reads", writeSequences(welcome.reads()));
        json.add("people", writePeople(welcome.people()));
        JsonObject limits = new JsonObject();
        limits.addProperty("text", welcome.limits().textLength());
        limits.addProperty("name", welcome.limits().nameLength());
        limits.addProperty("roomName", welcome.limits().roomNameLength());
        limits.addProperty("page", welcome.limits().historyPage());
        limits.addProperty("file", welcome.limits().fileSize());
        limits.addProperty("files", welcome.limits().files());
        json.add("limits", limits);
        json.addProperty("door", welcome.door().word());
        return json;
    }

    private static HostEvent.Welcome readWelcome(Fields fields) throws PacketException {
        Fields session = fields.object("session");
        Fields limits = fields.object("limits");
        return new HostEvent.Welcome(
                session.string("id"),
                session.string("name"),
                fields.string("epoch"),
                EventJson.readMember(fields.object("you").json()),
                fields.optionalString("token"),
                fields.optionalString("ticket"),
                readRooms(fields),
                fields.list("joined", id -> Fields.room(id, "joined")),
                fields.list("resumed", id -> Fields.room(id, "resumed")),
                readSequences(fields.object("reads")),
                readPeople(fields),
                new ClientLimits(
                        limits.smallNumber("text", ClientLimits.DEFAULTS.textLength()),
                        limits.smallNumber("name", ClientLimits.DEFAULTS.nameLength()),
                        limits.smallNumber("roomName", ClientLimits.DEFAULTS.roomNameLength()),
                        limits.smallNumber("page", ClientLimits.DEFAULTS.historyPage()),
                        limits.has("file") ? Math.max(0, limits.number("file")) : 0, // an older host takes no files
                        limits.smallNumber("files", 0)),
                readDoor(fields));
    }

    /** Open where nothing is said, as by an older host; a word that is not known here is no open door. */
    private static DoorPolicy readDoor(Fields fields) throws PacketException {
        String word = fields.optionalString("door");
        return word == null ? DoorPolicy.OPEN : DoorPolicy.ofWord(word).orElse(DoorPolicy.INVITATION);
    }

    static JsonObject write(RoomSummary room) {
        JsonObject json = new JsonObject();
        json.addProperty("id", room.id().value());
        json.addProperty("name", room.name());
        json.addProperty("topic", room.topic());
        json.addProperty("head", room.head());
        TermsJson.write(json, room.terms());
        return json;
    }

    static RoomSummary readRoom(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        return new RoomSummary(
                fields.room("id"),
                fields.string("name"),
                fields.string("topic"),
                fields.number("head"),
                TermsJson.read(fields));
    }

    static JsonArray writeRooms(List<RoomSummary> rooms) {
        JsonArray array = new JsonArray(rooms.size());
        rooms.forEach(room -> array.add(write(room)));
        return array;
    }

    static List<RoomSummary> readRooms(Fields fields) throws PacketException {
        return fields.list("rooms", HostEventJson::readRoom);
    }

    private static JsonArray writePeople(List<Person> people) {
        JsonArray array = new JsonArray(people.size());
        for (Person person : people) {
            JsonObject json = EventJson.write(person.member());
            json.addProperty("state", person.state().word());
            array.add(json);
        }
        return array;
    }

    private static List<Person> readPeople(Fields fields) throws PacketException {
        return fields.list("people", value -> {
            PresenceState state = PresenceState.ofWord(Fields.of(value).string("state"))
                    .orElseThrow(() -> new PacketException("unknown presence"));
            return new Person(EventJson.readMember(value), state);
        });
    }

    private static JsonArray writeIds(List<RoomId> rooms) {
        JsonArray array = new JsonArray(rooms.size());
        rooms.forEach(room -> array.add(room.value()));
        return array;
    }

    private static JsonObject writeSequences(Map<RoomId, Long> sequences) {
        JsonObject json = new JsonObject();
        sequences.forEach((room, seq) -> json.addProperty(room.value(), seq));
        return json;
    }

    private static Map<RoomId, Long> readSequences(Fields fields) throws PacketException {
        Map<RoomId, Long> sequences = new HashMap<>();
        for (String name : fields.json().keySet()) {
            sequences.put(Fields.room(new JsonPrimitive(name), name), fields.number(name));
        }
        return sequences;
    }
}
