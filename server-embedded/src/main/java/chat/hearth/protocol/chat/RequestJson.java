package chat.hearth.protocol.chat;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Role;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Client requests as the single argument of their Socket.IO event, both ways. Stateless; any thread. */
public final class RequestJson {
    private static final int DEFAULT_PAGE = 100;
    private static final String MEMBER = "member";

    private RequestJson() {}

    /** The argument of the event {@link ClientRequest#event()}. */
    public static JsonObject write(ClientRequest request) {
        JsonObject json = new JsonObject();
        if (request instanceof ClientRequest.Join join) {
            json.addProperty("room", join.room());
            json.addProperty("limit", join.limit());
        } else if (request instanceof ClientRequest.Leave leave) {
            json.addProperty("room", leave.room().value());
        } else if (request instanceof ClientRequest.Post post) {
            json.addProperty("room", post.room().value());
            json.addProperty("id", post.id().toString());
            json.addProperty("text", post.text());
            if (post.replyTo() != null) {
                json.addProperty("replyTo", post.replyTo().toString());
            }
            if (!post.files().isEmpty()) {
                json.add("files", FileJson.writeNames(post.files()));
            }
        } else if (request instanceof ClientRequest.Edit edit) {
            json.addProperty("room", edit.room().value());
            json.addProperty("id", edit.target().toString());
            json.addProperty("text", edit.text());
        } else if (request instanceof ClientRequest.Delete delete) {
            json.addProperty("room", delete.room().value());
            json.addProperty("id", delete.target().toString());
        } else if (request instanceof ClientRequest.History history) {
            json.addProperty("room", history.room().value());
            HistoryRange range = history.range();
            json.addProperty(range.direction() == HistoryRange.Direction.AFTER ? "after" : "before", range.from());
            json.addProperty("limit", range.limit());
        } else if (request instanceof ClientRequest.Typing typing) {
            json.addProperty("room", typing.room().value());
        } else if (request instanceof ClientRequest.SetPresence presence) {
            json.addProperty("state", presence.state().word());
        } else if (request instanceof ClientRequest.Read read) {
            json.addProperty("room", read.room().value());
            json.addProperty("seq", read.seq());
        } else if (request instanceof ClientRequest.ChangeRoom change) {
            json.addProperty("room", change.room().value());
            addIfGiven(json, "name", change.name());
            addIfGiven(json, "topic", change.topic());
            if (change.slow() != null) {
                TermsJson.writeSlow(json, change.slow());
            }
            if (change.writers() != null) {
                TermsJson.writeWriters(json, change.writers());
            }
        } else {
            writeAboutPeople(json, request);
        }
        return json;
    }

    private static void writeAboutPeople(JsonObject json, ClientRequest request) {
        if (request instanceof ClientRequest.Rename rename) {
            json.addProperty("name", rename.name());
            addIfGiven(
                    json,
                    MEMBER,
                    rename.member() == null ? null : rename.member().value());
        } else if (request instanceof ClientRequest.SetRole set) {
            json.addProperty(MEMBER, set.member().value());
            json.addProperty("role", set.role().word());
        } else if (request instanceof ClientRequest.Kick kick) {
            json.addProperty(MEMBER, kick.member().value());
        } else if (request instanceof ClientRequest.Ban ban) {
            json.addProperty(MEMBER, ban.member().value());
        } else if (request instanceof ClientRequest.Unban unban) {
            json.addProperty(MEMBER, unban.member().value());
        }
    }

    /**
     * Reads a request.
     *
     * @return empty when there is no request of this name
     * @throws PacketException when the request is known and its argument is not what it must be
     */
    public static Optional<ClientRequest> read(String event, @Nullable JsonElement argument) throws PacketException {
        return switch (event) {
            case "join" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.Join(fields.string("room"), limit(fields)));
            }
            case "leave" ->
                Optional.of(new ClientRequest.Leave(Fields.of(argument).room("room")));
            case "post" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.Post(
                        fields.room("room"),
                        fields.messageId("id"),
                        fields.string("text"),
                        fields.optionalMessageId("replyTo"),
                        FileJson.readNames(fields)));
            }
            case "edit" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(
                        new ClientRequest.Edit(fields.room("room"), fields.messageId("id"), fields.string("text")));
            }
            case "delete" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.Delete(fields.room("room"), fields.messageId("id")));
            }
            case "history" -> Optional.of(history(Fields.of(argument)));
            case "typing" ->
                Optional.of(new ClientRequest.Typing(Fields.of(argument).room("room")));
            case "presence" ->
                Optional.of(new ClientRequest.SetPresence(
                        PresenceState.ofWord(Fields.of(argument).string("state"))
                                .filter(state -> state != PresenceState.OFFLINE)
                                .orElseThrow(() -> new PacketException("'state' must be online or away"))));
            case "read" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.Read(fields.room("room"), fields.number("seq")));
            }
            case "room" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.ChangeRoom(
                        fields.room("room"),
                        fields.optionalString("name"),
                        fields.optionalString("topic"),
                        TermsJson.hasSlow(fields) ? TermsJson.readSlow(fields) : null,
                        TermsJson.hasWriters(fields) ? TermsJson.readWriters(fields) : null));
            }
            case "rooms" -> Optional.of(new ClientRequest.ListRooms());
            default -> readAboutPeople(event, argument);
        };
    }

    private static Optional<ClientRequest> readAboutPeople(String event, @Nullable JsonElement argument)
            throws PacketException {
        return switch (event) {
            case "rename" -> {
                Fields fields = Fields.of(argument);
                yield Optional.of(new ClientRequest.Rename(
                        fields.string("name"), fields.has(MEMBER) ? fields.memberId(MEMBER) : null));
            }
            case "role" -> {
                Fields fields = Fields.of(argument);
                Role role = Role.ofWord(fields.string("role"))
                        .filter(it -> it == Role.MODERATOR || it == Role.MEMBER)
                        .orElseThrow(() -> new PacketException("'role' must be moderator or member"));
                yield Optional.of(new ClientRequest.SetRole(fields.memberId(MEMBER), role));
            }
            case "kick" ->
                Optional.of(new ClientRequest.Kick(Fields.of(argument).memberId(MEMBER)));
            case "ban" -> Optional.of(new ClientRequest.Ban(Fields.of(argument).memberId(MEMBER)));
            case "unban" ->
                Optional.of(new ClientRequest.Unban(Fields.of(argument).memberId(MEMBER)));
            case "bans" -> Optional.of(new ClientRequest.ListBans());
            default -> Optional.empty();
        };
    }

    private static ClientRequest history(Fields fields) throws PacketException {
        boolean after = fields.has("after");
        if (after == fields.has("before")) {
            throw new PacketException("history takes either 'after' or 'before'");
        }
        long from = fields.number(after ? "after" : "before");
        if (from < 0) {
            throw new PacketException("a sequence is 0 or more");
        }
        int limit = limit(fields);
        return new ClientRequest.History(
                fields.room("room"), after ? HistoryRange.after(from, limit) : HistoryRange.before(from, limit));
    }

    private static int limit(Fields fields) throws PacketException {
        return Math.max(1, fields.smallNumber("limit", DEFAULT_PAGE));
    }

    private static void addIfGiven(JsonObject json, String name, @Nullable String value) {
        if (value != null) {
            json.addProperty(name, value);
        }
    }
}
