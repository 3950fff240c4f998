package chat.hearth.server.gateway;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.ClientRequest.Ban;
import chat.hearth.protocol.chat.ClientRequest.ChangeRoom;
import chat.hearth.protocol.chat.ClientRequest.Delete;
import chat.hearth.protocol.chat.ClientRequest.Edit;
import chat.hearth.protocol.chat.ClientRequest.History;
import chat.hearth.protocol.chat.ClientRequest.Join;
import chat.hearth.protocol.chat.ClientRequest.Kick;
import chat.hearth.protocol.chat.ClientRequest.Leave;
import chat.hearth.protocol.chat.ClientRequest.ListBans;
import chat.hearth.protocol.chat.ClientRequest.ListRooms;
import chat.hearth.protocol.chat.ClientRequest.Post;
import chat.hearth.protocol.chat.ClientRequest.Read;
import chat.hearth.protocol.chat.ClientRequest.Rename;
import chat.hearth.protocol.chat.ClientRequest.SetPresence;
import chat.hearth.protocol.chat.ClientRequest.SetRole;
import chat.hearth.protocol.chat.ClientRequest.Typing;
import chat.hearth.protocol.chat.ClientRequest.Unban;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may ask for what, in which case: written out, for the tests that look at the rules and at the wire. */
final class RoleTable {
    static final String OK = "ok";
    private static final String NO = "forbidden";
    private static final String OUT = "not-a-member";

    private RoleTable() {}

    /** The columns. */
    enum Column {
        HOST,
        MODERATOR,
        MEMBER,
        GUEST,
        PLAIN
    }

    /** Where, with which message, or to whom. */
    enum Case {
        /** Where neither matters. */
        ANYWHERE,
        /** In the lobby, with a message of one's own. */
        LOBBY,
        LOBBY_OTHERS,
        /** In the lobby when only moderators write there. */
        QUIET,
        QUIET_OTHERS,
        /** In a room that one has not joined. */
        OUTSIDE,
        NEW_ROOM,
        TERMS_OF_LOBBY,
        TERMS_OUTSIDE,
        TO_SELF,
        TO_HOST,
        TO_MODERATOR,
        TO_MEMBER,
        TO_GUEST
    }

    /** One line: what is asked, and what each column is answered. */
    record Row(Class<? extends ClientRequest> request, Case in, Map<Column, String> answers) {
        @Override
        public String toString() {
            return request.getSimpleName() + " " + in;
        }
    }

    private static Row row(Class<? extends ClientRequest> request, Case in, String... answers) {
        Map<Column, String> columns = new EnumMap<>(Column.class);
        List<Column> all = List.of(Column.values());
        for (int i = 0; i < answers.length; i++) {
            columns.put(all.get(i), answers[i]);
        }
        return new Row(request, in, columns);
    }

    static Stream<Row> rows() {
        return Stream.of(
                //                                     host moderator member guest plain
                row(Join.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Join.class, Case.OUTSIDE, OK, OK, OK, OK, NO),
                row(Join.class, Case.NEW_ROOM, OK, OK, OK, NO, NO),
                row(Leave.class, Case.LOBBY, OK, OK, OK, OK, NO),
                row(Leave.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, NO),
                row(Post.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Post.class, Case.QUIET, OK, OK, NO, NO, NO),
                row(Post.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, OUT),
                row(Edit.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Edit.class, Case.LOBBY_OTHERS, NO, NO, NO, NO, NO),
                row(Edit.class, Case.QUIET, OK, OK, NO, NO, NO),
                row(Edit.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, OUT),
                row(Delete.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Delete.class, Case.LOBBY_OTHERS, OK, OK, NO, NO, NO),
                row(Delete.class, Case.QUIET, OK, OK, OK, OK, OK),
                row(Delete.class, Case.QUIET_OTHERS, OK, OK, NO, NO, NO),
                row(Delete.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, OUT),
                row(History.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(History.class, Case.OUTSIDE, OK, OK, OK, OUT, OUT),
                row(Typing.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Typing.class, Case.QUIET, OK, OK, NO, NO, NO),
                row(Typing.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, OUT),
                row(SetPresence.class, Case.ANYWHERE, OK, OK, OK, OK, OK),
                row(Read.class, Case.LOBBY, OK, OK, OK, OK, OK),
                row(Read.class, Case.OUTSIDE, OUT, OUT, OUT, OUT, OUT),
                row(ChangeRoom.class, Case.LOBBY, OK, OK, OK, NO, NO),
                row(ChangeRoom.class, Case.QUIET, OK, OK, NO, NO, NO),
                row(ChangeRoom.class, Case.OUTSIDE, OUT, OUT, OUT, NO, NO),
                row(ChangeRoom.class, Case.TERMS_OF_LOBBY, OK, OK, NO, NO, NO),
                row(ChangeRoom.class, Case.TERMS_OUTSIDE, OUT, OUT, NO, NO, NO),
                row(ListRooms.class, Case.ANYWHERE, OK, OK, OK, OK, OK),
                row(Rename.class, Case.TO_SELF, OK, OK, OK, OK, NO),
                row(Rename.class, Case.TO_HOST, OK, NO, NO, NO, NO), // the host's own name is their own to change
                row(Rename.class, Case.TO_MODERATOR, OK, NO, NO, NO, NO),
                row(Rename.class, Case.TO_MEMBER, OK, OK, NO, NO, NO),
                row(Rename.class, Case.TO_GUEST, OK, OK, NO, NO, NO),
                row(SetRole.class, Case.TO_SELF, NO, NO, NO, NO, NO),
                row(SetRole.class, Case.TO_HOST, NO, NO, NO, NO, NO),
                row(SetRole.class, Case.TO_MODERATOR, OK, NO, NO, NO, NO),
                row(SetRole.class, Case.TO_MEMBER, OK, NO, NO, NO, NO),
                row(SetRole.class, Case.TO_GUEST, NO, NO, NO, NO, NO),
                row(Kick.class, Case.TO_SELF, NO, NO, NO, NO, NO),
                row(Kick.class, Case.TO_HOST, NO, NO, NO, NO, NO),
                row(Kick.class, Case.TO_MODERATOR, OK, NO, NO, NO, NO),
                row(Kick.class, Case.TO_MEMBER, OK, OK, NO, NO, NO),
                row(Kick.class, Case.TO_GUEST, OK, OK, NO, NO, NO),
                row(Ban.class, Case.TO_SELF, NO, NO, NO, NO, NO),
                row(Ban.class, Case.TO_HOST, NO, NO, NO, NO, NO),
                row(Ban.class, Case.TO_MODERATOR, OK, NO, NO, NO, NO),
                row(Ban.class, Case.TO_MEMBER, OK, OK, NO, NO, NO),
                row(Ban.class, Case.TO_GUEST, OK, OK, NO, NO, NO),
                row(Unban.class, Case.TO_SELF, NO, NO, NO, NO, NO),
                row(Unban.class, Case.TO_HOST, NO, NO, NO, NO, NO),
                row(Unban.class, Case.TO_MODERATOR, OK, NO, NO, NO, NO),
                row(Unban.class, Case.TO_MEMBER, OK, OK, NO, NO, NO),
                row(Unban.class, Case.TO_GUEST, OK, OK, NO, NO, NO),
                row(ListBans.class, Case.ANYWHERE, OK, OK, NO, NO, NO));
    }

    /** What a request is made of. */
    record Parts(RoomId room, MessageId message, MemberId person, String unused) {}

    /** The request of a row. */
    static ClientRequest request(Row row, Parts parts) {
        RoomId room = parts.room();
        boolean isToModerator = row.in() == Case.TO_MODERATOR;
        return Map.<Class<? extends ClientRequest>, ClientRequest>ofEntries(
                        Map.entry(Join.class, new Join(row.in() == Case.NEW_ROOM ? parts.unused() : room.value(), 10)),
                        Map.entry(Leave.class, new Leave(room)),
                        Map.entry(Post.class, new Post(room, MessageId.random(), "hello", null)),
                        Map.entry(Edit.class, new Edit(room, parts.message(), parts.unused())),
                        Map.entry(Delete.class, new Delete(room, parts.message())),
                        Map.entry(History.class, new History(room, HistoryRange.after(0, 10))),
                        Map.entry(Typing.class, new Typing(room)),
                        Map.entry(SetPresence.class, new SetPresence(PresenceState.ONLINE)),
                        Map.entry(Read.class, new Read(room, 1)),
                        Map.entry(ChangeRoom.class, change(row, parts)),
                        Map.entry(ListRooms.class, new ListRooms()),
                        Map.entry(Rename.class, new Rename(parts.unused(), parts.person())),
                        Map.entry(
                                SetRole.class,
                                new SetRole(parts.person(), isToModerator ? Role.MEMBER : Role.MODERATOR)),
                        Map.entry(Kick.class, new Kick(parts.person())),
                        Map.entry(Ban.class, new Ban(parts.person())),
                        Map.entry(Unban.class, new Unban(parts.person())),
                        Map.entry(ListBans.class, new ListBans()))
                .get(row.request());
    }

    private static ChangeRoom change(Row row, Parts parts) {
        return switch (row.in()) {
            case TERMS_OF_LOBBY, TERMS_OUTSIDE -> new ChangeRoom(parts.room(), null, null, Duration.ZERO, null);
            default -> new ChangeRoom(parts.room(), null, parts.unused());
        };
    }

    /** The types of requests that the table has no line for. */
    static List<Class<?>> missing() {
        List<Class<? extends ClientRequest>> there =
                rows().<Class<? extends ClientRequest>>map(Row::request).toList();
        return Stream.of(ClientRequest.class.getPermittedSubclasses())
                .<Class<?>>map(type -> type)
                .filter(type -> !there.contains(type))
                .toList();
    }
}
