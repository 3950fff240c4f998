package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Rights;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.chat.Situation;
import chat.hearth.chat.Verdict;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.gateway.RoleTable.Case;
import chat.hearth.server.gateway.RoleTable.Column;
import chat.hearth.server.gateway.RoleTable.Parts;
import chat.hearth.server.gateway.RoleTable.Row;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, held against {@link RoleTable}. */
final class RightsTest {
    private static final MemberId SELF = new MemberId("self");
    private static final MemberId OTHER = new MemberId("other");

    static Stream<Row> rows() {
        return RoleTable.rows();
    }

    @Test
    void everyRequestThatThereIsStandsInTheTable() {
        assertEquals(List.of(), RoleTable.missing());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRoleMayDoWhatTheTableSaysAndNothingElse(Row row) {
        Map<Column, String> found = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            found.put(column, answer(row, column));
        }

        assertEquals(new EnumMap<>(row.answers()), found);
    }

    private static String answer(Row row, Column column) {
        boolean isSelf = row.in() == Case.TO_SELF || (row.in() == Case.TO_HOST && column == Column.HOST);
        ClientRequest request = RoleTable.request(
                row, new Parts(RoomId.LOBBY, MessageId.random(), isSelf ? SELF : OTHER, "something new"));
        for (Deed deed : Deeds.of(request, SELF, row.in() != Case.NEW_ROOM)) {
            Verdict verdict = Rights.of(deed, Actor.valueOf(column.name()), situation(row.in(), column));
            if (!verdict.isAllowed()) {
                return verdict.reason().word();
            }
        }
        return RoleTable.OK;
    }

    private static Situation situation(Case in, Column column) {
        return switch (in) {
            case ANYWHERE, NEW_ROOM -> Situation.ANYWHERE;
            case LOBBY, TERMS_OF_LOBBY -> new Situation(true, true, Writers.EVERYBODY, true, null);
            case LOBBY_OTHERS -> new Situation(true, true, Writers.EVERYBODY, false, null);
            case QUIET -> new Situation(true, true, Writers.MODERATORS, true, null);
            case QUIET_OTHERS -> new Situation(true, true, Writers.MODERATORS, false, null);
            case OUTSIDE, TERMS_OUTSIDE -> new Situation(false, false, Writers.EVERYBODY, true, null);
            case TO_SELF -> Situation.with(column == Column.PLAIN ? Role.GUEST : Role.valueOf(column.name()));
            case TO_HOST -> Situation.with(Role.HOST);
            case TO_MODERATOR -> Situation.with(Role.MODERATOR);
            case TO_MEMBER -> Situation.with(Role.MEMBER);
            case TO_GUEST -> Situation.with(Role.GUEST);
        };
    }

    @Test
    void whoIsNotConnectedMayDoWhatIsNamedHereAndNothingElse() {
        Situation lobby = new Situation(true, false, Writers.EVERYBODY, false, null);
        Situation quietLobby = new Situation(true, false, Writers.MODERATORS, false, null);
        Situation room = new Situation(false, false, Writers.EVERYBODY, false, null);
        Situation quietRoom = new Situation(false, false, Writers.MODERATORS, false, null);

        Set<Deed> open = EnumSet.of(Deed.LIST_ROOMS, Deed.READ_HISTORY, Deed.POST);
        Set<Deed> trusted = EnumSet.of(Deed.LIST_ROOMS, Deed.POST, Deed.UPLOAD, Deed.DOWNLOAD);
        Set<Deed> trustedInLobby = EnumSet.copyOf(trusted);
        trustedInLobby.add(Deed.READ_HISTORY);
        assertEquals(open, allowed(Actor.VISITOR, lobby));
        assertEquals(EnumSet.of(Deed.LIST_ROOMS, Deed.READ_HISTORY), allowed(Actor.VISITOR, quietLobby));
        assertEquals(EnumSet.of(Deed.LIST_ROOMS), allowed(Actor.VISITOR, room));
        assertEquals(EnumSet.of(Deed.LIST_ROOMS), allowed(Actor.VISITOR, quietRoom));
        assertEquals(trustedInLobby, allowed(Actor.WEBHOOK, lobby));
        assertEquals(trustedInLobby, allowed(Actor.WEBHOOK, quietLobby));
        assertEquals(trusted, allowed(Actor.WEBHOOK, room));
        assertEquals(trusted, allowed(Actor.WEBHOOK, quietRoom));
    }

    @Test
    void filesAreForWhoeverHasAName() {
        Set<Actor> named = EnumSet.of(Actor.HOST, Actor.MODERATOR, Actor.MEMBER, Actor.GUEST, Actor.WEBHOOK);

        assertEquals(named, allowed(Deed.UPLOAD));
        assertEquals(named, allowed(Deed.DOWNLOAD));
    }

    @Test
    void aGuestReadsTheRoomsThatTheyAreIn() {
        Situation inside = new Situation(false, true, Writers.EVERYBODY, false, null);

        assertEquals(Verdict.ALLOWED, Rights.of(Deed.READ_HISTORY, Actor.GUEST, inside));
        assertEquals(Verdict.LOBBY_ONLY, Rights.of(Deed.READ_HISTORY, Actor.PLAIN, inside));
    }

    @Test
    void nobodyActsOnTheirOwnRankOrAHigherOne() {
        for (Deed deed : List.of(Deed.KICK, Deed.BAN, Deed.UNBAN, Deed.RENAME_OTHER)) {
            for (Role actor : Role.values()) {
                for (Role target : Role.values()) {
                    boolean isAllowed = Rights.of(deed, Actor.of(actor), Situation.with(target))
                            .isAllowed();
                    boolean isAbove = actor.compareTo(target) < 0;
                    boolean isModerating = actor == Role.HOST || actor == Role.MODERATOR;
                    assertEquals(isAbove && isModerating, isAllowed, deed + " " + actor + " " + target);
                }
            }
        }
    }

    private static Set<Deed> allowed(Actor actor, Situation situation) {
        Set<Deed> allowed = EnumSet.noneOf(Deed.class);
        for (Deed deed : Deed.values()) {
            if (Rights.of(deed, actor, situation).isAllowed()) {
                allowed.add(deed);
            }
        }
        return allowed;
    }

    private static Set<Actor> allowed(Deed deed) {
        Set<Actor> allowed = new HashSet<>();
        for (Actor actor : Actor.values()) {
            if (Rights.of(deed, actor, Situation.ANYWHERE).isAllowed()) {
                allowed.add(actor);
            }
        }
        return allowed;
    }
}
