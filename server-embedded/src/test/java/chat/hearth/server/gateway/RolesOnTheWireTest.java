package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.ClientRequest.ChangeRoom;
import chat.hearth.protocol.chat.ClientRequest.Join;
import chat.hearth.protocol.chat.ClientRequest.Post;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import chat.hearth.server.gateway.RoleTable.Case;
import chat.hearth.server.gateway.RoleTable.Column;
import chat.hearth.server.gateway.RoleTable.Parts;
import chat.hearth.server.gateway.RoleTable.Row;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request of {@link RoleTable} by every role in every case of it, on real connections to a real host. */
final class RolesOnTheWireTest {
    private static final String OWNER = "owner-token-of-some-length";
    private static final RoomId ELSEWHERE = new RoomId("elsewhere");

    @TempDir
    Path data;

    private RunningServer server;
    private Caller host;
    private Caller keeper;
    private final Map<Column, Caller> callers = new EnumMap<>(Column.class);
    private final Map<Column, MemberId> ids = new EnumMap<>(Column.class);
    private final List<Caller> others = new ArrayList<>();
    private int names;

    @BeforeEach
    void everybodyIsInTheLobby() {
        ServerLimits limits = ServerLimits.headless()
                .with("memberBurst", "100000")
                .with("guestBurst", "100000")
                .with("connectionsPerAddress", "1000")
                .with("unauthenticated", "1000");
        var config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, OWNER);
        server = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        host = come(OWNER, false);
        host.join("lobby");
        keeper = come("token-of-the-keeper", false);
        keeper.join("elsewhere");
        for (Column column : Column.values()) {
            Caller caller = callerOf(column);
            callers.put(column, caller);
            ids.put(column, column == Column.PLAIN ? idOfPlain(caller) : caller.id());
        }
    }

    @AfterEach
    void close() {
        others.forEach(Caller::close);
        server.close();
    }

    private Caller callerOf(Column column) {
        if (column == Column.PLAIN) {
            Caller plain = Caller.plain(server.port());
            others.add(plain);
            return plain;
        }
        return column == Column.HOST ? host : target(Role.valueOf(column.name()));
    }

    /** Somebody new in the lobby. */
    private Caller target(Role role) {
        Caller target = come("token-of-somebody-" + names, role == Role.GUEST);
        target.join("lobby");
        if (role == Role.MODERATOR) {
            host.get(new ClientRequest.SetRole(target.id(), Role.MODERATOR));
            target.next("you");
        }
        return target;
    }

    private Caller come(String token, boolean isGuest) {
        String name = token.equals(OWNER) ? "Hana" : "Person " + names++;
        Caller caller = Caller.come(
                server.port(), "{\"name\":\"" + name + "\",\"token\":\"" + token + "\",\"guest\":" + isGuest + "}");
        others.add(caller);
        return caller;
    }

    private MemberId idOfPlain(Caller plain) {
        plain.ask("chat message", new JsonPrimitive("who am I"));
        JsonObject event = host.next("event");
        while (!event.has("text") || !event.get("text").getAsString().equals("who am I")) {
            event = host.next("event");
        }
        return new MemberId(event.getAsJsonObject("author").get("id").getAsString());
    }

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        Map<String, Map<Column, String>> expected = new LinkedHashMap<>();
        Map<String, Map<Column, String>> found = new LinkedHashMap<>();
        RoleTable.rows().forEach(row -> {
            expected.put(row.toString(), new EnumMap<>(row.answers()));
            Map<Column, String> answers = new EnumMap<>(Column.class);
            Target target = new Target(row);
            for (Column column : Column.values()) {
                answers.put(column, answer(row, column, target));
            }
            found.put(row.toString(), answers);
        });

        assertEquals(expected, found);
    }

    private String answer(Row row, Column column, Target target) {
        Caller caller = callers.get(column);
        boolean isOutside = row.in() == Case.OUTSIDE || row.in() == Case.TERMS_OUTSIDE;
        RoomId room = isOutside ? ELSEWHERE : RoomId.LOBBY;
        MessageId message = message(row, column);
        boolean isQuiet = row.in() == Case.QUIET || row.in() == Case.QUIET_OTHERS;
        if (isQuiet) {
            host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.MODERATORS));
        }
        String unused = "Unused " + names++;
        String outcome = caller.outcome(RoleTable.request(row, new Parts(room, message, target.id(column), unused)));
        if (isQuiet) {
            host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.EVERYBODY));
        }
        if (outcome.equals(RoleTable.OK)) {
            target.spend();
            undo(row, caller);
        }
        return outcome;
    }

    /** A message of the caller or of somebody else, as far as the row is about one. */
    private MessageId message(Row row, Column column) {
        MessageId id = MessageId.random();
        if (row.request() != ClientRequest.Edit.class && row.request() != ClientRequest.Delete.class) {
            return id;
        } else if (row.in() == Case.OUTSIDE) {
            keeper.get(new Post(ELSEWHERE, id, "a message", null));
            return id;
        }
        boolean isOwn = row.in() == Case.LOBBY || row.in() == Case.QUIET;
        Column other = column == Column.HOST ? Column.MEMBER : Column.HOST;
        callers.get(isOwn ? column : other).get(new Post(RoomId.LOBBY, id, "a message", null));
        return id;
    }

    /** So that the next row finds everybody in the lobby and nowhere else. */
    private void undo(Row row, Caller caller) {
        if (row.request() == Join.class && row.in() == Case.OUTSIDE) {
            caller.get(new ClientRequest.Leave(ELSEWHERE));
        } else if (row.request() == ClientRequest.Leave.class) {
            caller.join("lobby");
        }
    }

    /** Whom a row is about; a new person once the last one had it done to them. */
    private final class Target {
        private final Row row;
        private MemberId current;

        Target(Row row) {
            this.row = row;
        }

        MemberId id(Column column) {
            return switch (row.in()) {
                case TO_HOST -> ids.get(Column.HOST);
                case TO_MODERATOR -> fresh(Role.MODERATOR);
                case TO_MEMBER -> fresh(Role.MEMBER);
                case TO_GUEST -> fresh(Role.GUEST);
                default -> ids.get(column);
            };
        }

        private MemberId fresh(Role role) {
            if (current == null) {
                current = target(role).id();
                if (row.request() == ClientRequest.Unban.class) {
                    host.get(new ClientRequest.Ban(current));
                }
            }
            return current;
        }

        void spend() {
            current = null;
        }
    }
}
