package chat.hearth.protocol.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.chat.Ban;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.FileHash;
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
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one end writes the other end reads, through text, as the same value. */
final class ChatJsonTest {
    private static final RoomId ROOM = RoomId.LOBBY;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    private static final Member ADA = new Member(new MemberId("ada"), "Ada \"<b>\" \u2028 \ud83d\ude00", Role.HOST);
    private static final MessageId ID = MessageId.parse("00000000-0000-4000-8000-000000000001");
    private static final MessageId REPLY = MessageId.parse("ffffffff-ffff-4fff-bfff-ffffffffffff");
    private static final Member BOB = new Member(new MemberId("bob"), "Bob", Role.MODERATOR);
    private static final RoomTerms TERMS = new RoomTerms(Duration.ofSeconds(30), Writers.MODERATORS);
    private static final RoomSummary SUMMARY = new RoomSummary(ROOM, "Lobby", "a topic", 9_007_199_254_740_991L, TERMS);

    private static final String POST_WITH =
            "{\"room\":\"lobby\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"text\":\"\",\"files\":";
    private static final String HASH = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String FILE = "{\"hash\":\"" + HASH + "\",\"name\":\"x\"}";
    private static final String FIVE = FILE + "," + FILE + "," + FILE + "," + FILE + "," + FILE;
    private static final SharedFile PICTURE =
            new SharedFile(new FileHash("0a".repeat(32)), "sea \u2028.png", 9_007_199_254L, "image/png", 640, 1, true);
    private static final SharedFile NOTES =
            new SharedFile(new FileHash("ff".repeat(32)), "notes", 0, "application/octet-stream", 0, 0, false);

    static Stream<ClientRequest> requests() {
        return Stream.of(
                new ClientRequest.Join("Tea & Cake", 50),
                new ClientRequest.Leave(ROOM),
                new ClientRequest.Post(ROOM, ID, "hello\n", null),
                new ClientRequest.Post(ROOM, ID, "hello", REPLY),
                new ClientRequest.Post(ROOM, ID, "", null, List.of(PICTURE.reference(), NOTES.reference())),
                new ClientRequest.Edit(ROOM, ID, "hello!"),
                new ClientRequest.Delete(ROOM, ID),
                new ClientRequest.History(ROOM, HistoryRange.after(0, 500)),
                new ClientRequest.History(ROOM, HistoryRange.before(17, 1)),
                new ClientRequest.Typing(ROOM),
                new ClientRequest.SetPresence(PresenceState.AWAY),
                new ClientRequest.Read(ROOM, 12),
                new ClientRequest.ChangeRoom(ROOM, "New name", null),
                new ClientRequest.ChangeRoom(ROOM, null, ""),
                new ClientRequest.ChangeRoom(ROOM, null, null, Duration.ofHours(1), null),
                new ClientRequest.ChangeRoom(ROOM, null, null, Duration.ZERO, Writers.MODERATORS),
                new ClientRequest.ListRooms(),
                new ClientRequest.Rename("Ada Lovelace", null),
                new ClientRequest.Rename("Somebody", ADA.id()),
                new ClientRequest.SetRole(ADA.id(), Role.MODERATOR),
                new ClientRequest.SetRole(ADA.id(), Role.MEMBER),
                new ClientRequest.Kick(ADA.id()),
                new ClientRequest.Ban(ADA.id()),
                new ClientRequest.Unban(ADA.id()),
                new ClientRequest.ListBans());
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
                new RoomEvent.Message(
                        ROOM, 4, NOON, ADA, ID, "here", null, new Position(59.334591, 18.06324), List.of()),
                new RoomEvent.Message(ROOM, 4, NOON, ADA, ID, "", null, null, List.of(PICTURE, NOTES)),
                new RoomEvent.Edit(ROOM, 4, NOON, ADA, ID, "hello!"),
                new RoomEvent.Edit(ROOM, 5, NOON, ADA, ID, null),
                new RoomEvent.Delete(ROOM, 6, NOON, ADA, ID),
                new RoomEvent.Membership(ROOM, 7, NOON, ADA, Change.JOINED),
                new RoomEvent.Membership(ROOM, 8, NOON, ADA, Change.LEFT),
                new RoomEvent.Membership(ROOM, 9, NOON, ADA, Change.RENAMED, null, "Eva", null),
                new RoomEvent.Membership(ROOM, 10, NOON, ADA, Change.RENAMED, null, "Eva", BOB),
                new RoomEvent.Membership(ROOM, 11, NOON, ADA, Change.REMOVED, BOB),
                new RoomEvent.Membership(ROOM, 12, NOON, ADA, Change.BANNED, BOB),
                new RoomEvent.Membership(ROOM, 13, NOON, ADA, Change.UNBANNED, BOB),
                new RoomEvent.Membership(ROOM, 14, NOON, ADA, Change.ROLE, BOB),
                new RoomEvent.RoomChanged(ROOM, 15, NOON, ADA, "Lobby", ""),
                new RoomEvent.RoomChanged(ROOM, 16, NOON, ADA, "Lobby", "", TERMS));
    }

    static Stream<HostEvent> hostEvents() {
        var person = new Person(ADA, PresenceState.OFFLINE);
        var welcome = new HostEvent.Welcome(
                "s",
                "Session",
                "e",
                ADA,
                "token",
                "ticket",
                List.of(SUMMARY),
                List.of(ROOM),
                List.of(ROOM),
                Map.of(ROOM, 3L),
                List.of(person),
                new ClientLimits(1, 2, 3, 4, 5_000_000_000L, 6),
                DoorPolicy.PASSWORD);
        return Stream.concat(
                events().map(HostEvent.Durable::new),
                Stream.of(
                        welcome,
                        new HostEvent.Typing(ROOM, ADA),
                        new HostEvent.Presence(List.of(person)),
                        new HostEvent.Heads(Map.of(ROOM, 7L)),
                        new HostEvent.RoomsChanged(List.of(SUMMARY)),
                        new HostEvent.You(BOB),
                        new HostEvent.Gone(HostEvent.Gone.Cause.REMOVED, "Ada removed you."),
                        new HostEvent.Gone(HostEvent.Gone.Cause.BANNED, "Ada banned you.")));
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
                new Exchange(
                        new ClientRequest.ListBans(),
                        new Answer.Bans(List.of(new Ban(ADA.id(), ADA.name(), NOON, BOB)))),
                new Exchange(post, new Answer.Failed(Reason.RATE_LIMITED, "Wait.", Duration.ofMillis(1_500))),
                new Exchange(join, new Answer.Failed(Reason.STORAGE_FULL, "Full.", null)));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void anAnswerIsReadAsItWasWritten(Exchange exchange) throws Exception {
        String wire = AnswerJson.write(exchange.answer()).toString();

        assertEquals(exchange.answer(), AnswerJson.read(exchange.request(), StrictJson.parse(wire)));
    }

    static Stream<Arguments> whatIsNoRequest() {
        return Stream.of(
                Arguments.of("room", "{\"room\":\"lobby\",\"slow\":-1}", "'slow' must be 0 to 3600 seconds"),
                Arguments.of("room", "{\"room\":\"lobby\",\"slow\":3601}", "'slow' must be 0 to 3600 seconds"),
                Arguments.of("room", "{\"room\":\"lobby\",\"slow\":0.5}", "'slow' must be a whole number"),
                Arguments.of(
                        "room",
                        "{\"room\":\"lobby\",\"writers\":\"host\"}",
                        "'writers' must be everybody or moderators"),
                Arguments.of("role", "{\"member\":\"ada\",\"role\":\"host\"}", "'role' must be moderator or member"),
                Arguments.of("role", "{\"member\":\"ada\",\"role\":\"guest\"}", "'role' must be moderator or member"),
                Arguments.of("kick", "{\"member\":\"a b\"}", "'member' is not a member's id"),
                Arguments.of("ban", "{}", "'member' must be a string"),
                Arguments.of("rename", "{\"member\":\"ada\"}", "'name' must be a string"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoRequest")
    void whatIsNoRequestIsRefusedByTheNameOfItsField(String event, String argument, String sentence) {
        PacketException refusal =
                assertThrows(PacketException.class, () -> RequestJson.read(event, StrictJson.parse(argument)));

        assertEquals(sentence, refusal.getMessage());
    }

    @Test
    void aRoomOfAHostThatKnowsNoTermsIsOpen() throws Exception {
        String rooms = "{\"rooms\":[{\"id\":\"lobby\",\"name\":\"Lobby\",\"topic\":\"\",\"head\":1}]}";

        assertEquals(
                Optional.of(new HostEvent.RoomsChanged(List.of(new RoomSummary(ROOM, "Lobby", "", 1)))),
                HostEventJson.read("rooms", StrictJson.parse(rooms)));
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
                POST_WITH + "7}",
                POST_WITH + "[\"x\"]}",
                POST_WITH + "[{\"hash\":\"AA\",\"name\":\"x\"}]}",
                POST_WITH + "[{\"hash\":\"" + HASH + "\"}]}",
                POST_WITH + "[" + FIVE + "," + FIVE + "," + FILE + "]}",
            })
    void aPostThatIsNoneIsRefused(String argument) {
        assertThrows(PacketException.class, () -> RequestJson.read("post", StrictJson.parse(argument)));
    }
}
