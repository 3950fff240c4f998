package chat.hearth.protocol.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Position;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one end writes the other end reads, through text, as the same value. */
final class ChatJsonTest {
    private static final RoomId ROOM = RoomId.LOBBY;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    private static final Member ADA = new Member(new MemberId("ada"), "Ada \"<b>\" \u2028 \ud83d\ude00", Role.HOST);
    private static final MessageId ID = MessageId.parse("00000000-0000-4000-8000-000000000001");
    private static final MessageId REPLY = MessageId.parse("ffffffff-ffff-4fff-bfff-ffffffffffff");
    private static final RoomSummary SUMMARY = new RoomSummary(ROOM, "Lobby", "a topic", 9_007_199_254_740_991L);

    static Stream<ClientRequest> requests() {
        return Stream.of(
                new ClientRequest.Join("Tea & Cake", 50),
                new ClientRequest.Leave(ROOM),
                new ClientRequest.Post(ROOM, ID, "hello\n", null),
                new ClientRequest.Post(ROOM, ID, "hello", REPLY),
                new ClientRequest.Edit(ROOM, ID, "hello!"),
                new ClientRequest.Delete(ROOM, ID),
                new ClientRequest.History(ROOM, HistoryRange.after(0, 500)),
                new ClientRequest.History(ROOM, HistoryRange.before(17, 1)),
                new ClientRequest.Typing(ROOM),
                new ClientRequest.SetPresence(PresenceState.AWAY),
                new ClientRequest.Read(ROOM, 12),
                new ClientRequest.ChangeRoom(ROOM, "New name", null),
                new ClientRequest.ChangeRoom(ROOM, null, ""),
                new ClientRequest.ListRooms());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsReadAsItWasWritten(ClientRequest request) throws Exception {
        String wire = RequestJson.write(request).toString();

        assertEquals(Optional.of(request), RequestJson.read(request.event(), StrictJson.parse(wire)));
    }

    static Stream<RoomEvent> events() {
        return Stream.of(
                new RoomEvent.Message(ROOM, 1, NOON, ADA, ID, "hello", null),
                new RoomEvent.Message(ROOM, 2, NOON, ADA, ID, "", REPLY),
                new RoomEvent.Message(ROOM, 3, NOON, ADA, ID, null, null),
                new RoomEvent.Message(ROOM, 4, NOON, ADA, ID, "here", null, new Position(59.334591, 18.06324)),
                new RoomEvent.Edit(ROOM, 4, NOON, ADA, ID, "hello!"),
                new RoomEvent.Edit(ROOM, 5, NOON, ADA, ID, null),
                new RoomEvent.Delete(ROOM, 6, NOON, ADA, ID),
                new RoomEvent.Membership(ROOM, 7, NOON, ADA, Change.JOINED),
                new RoomEvent.Membership(ROOM, 8, NOON, ADA, Change.LEFT),
                new RoomEvent.RoomChanged(ROOM, 9, NOON, ADA, "Lobby", ""));
    }

    static Stream<HostEvent> hostEvents() {
        var person = new Person(ADA, PresenceState.OFFLINE);
        var welcome = new HostEvent.Welcome(
                "s",
                "Session",
                "e",
                ADA,
                "token",
                List.of(SUMMARY),
                List.of(ROOM),
                List.of(ROOM),
                Map.of(ROOM, 3L),
                List.of(person),
                new ClientLimits(1, 2, 3, 4));
        return Stream.concat(
                events().map(HostEvent.Durable::new),
                Stream.of(
                        welcome,
                        new HostEvent.Typing(ROOM, ADA),
                        new HostEvent.Presence(List.of(person)),
                        new HostEvent.Heads(Map.of(ROOM, 7L)),
                        new HostEvent.RoomsChanged(List.of(SUMMARY))));
    }

    @ParameterizedTest
    @MethodSource("hostEvents")
    void anEventIsReadAsItWasWritten(HostEvent event) throws Exception {
        String wire = HostEventJson.write(event).toString();

        assertEquals(Optional.of(event), HostEventJson.read(event.event(), StrictJson.parse(wire)));
    }

    record Exchange(ClientRequest request, Answer answer) {}

    static Stream<Exchange> exchanges() {
        var join = new ClientRequest.Join("lobby", 50);
        var post = new ClientRequest.Post(ROOM, ID, "hello", null);
        return Stream.of(
                new Exchange(new ClientRequest.Typing(ROOM), new Answer.Done()),
                new Exchange(post, new Answer.Stored(5, NOON)),
                new Exchange(join, new Answer.Joined(SUMMARY, "e", List.of(ADA), 7, events().toList())),
                new Exchange(
                        new ClientRequest.History(ROOM, HistoryRange.after(0, 500)),
                        new Answer.Page(ROOM, "e", 9, events().toList())),
                new Exchange(new ClientRequest.ListRooms(), new Answer.Rooms(List.of(SUMMARY))),
                new Exchange(post, new Answer.Failed(Reason.RATE_LIMITED, "Wait.", Duration.ofMillis(1_500))),
                new Exchange(join, new Answer.Failed(Reason.STORAGE_FULL, "Full.", null)));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void anAnswerIsReadAsItWasWritten(Exchange exchange) throws Exception {
        String wire = AnswerJson.write(exchange.answer()).toString();

        assertEquals(exchange.answer(), AnswerJson.read(exchange.request(), StrictJson.parse(wire)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "{\"room\":\"LOBBY\",\"id\":\"x\",\"text\":\"\"}",
                "{\"room\":\"lobby\",\"id\":\"1-1-1-1-1\",\"text\":\"\"}",
                "{\"room\":\"lobby\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"text\":7}",
                "{\"room\":\"lobby\",\"id\":\"00000000-0000-4000-8000-000000000001\"}",
            })
    void aPostThatIsNoneIsRefused(String argument) {
        assertThrows(PacketException.class, () -> RequestJson.read("post", StrictJson.parse(argument)));
    }
}
