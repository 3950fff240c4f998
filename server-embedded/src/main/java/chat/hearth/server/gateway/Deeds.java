package chat.hearth.server.gateway;

import chat.hearth.chat.Deed;
import chat.hearth.chat.MemberId;
import chat.hearth.protocol.chat.ClientRequest;
import java.util.ArrayList;
import java.util.List;

/** What requests are about to do. Stateless. */
final class Deeds {
    private Deeds() {}

    /**
     * All of it must be allowed.
     *
     * @param self    who asks
     * @param isThere whether the room that is asked for exists
     */
    static List<Deed> of(ClientRequest request, MemberId self, boolean isThere) {
        if (request instanceof ClientRequest.Join) {
            return List.of(isThere ? Deed.JOIN : Deed.CREATE_ROOM);
        } else if (request instanceof ClientRequest.Leave) {
            return List.of(Deed.LEAVE);
        } else if (request instanceof ClientRequest.Post) {
            return List.of(Deed.POST);
        } else if (request instanceof ClientRequest.Edit) {
            return List.of(Deed.EDIT);
        } else if (request instanceof ClientRequest.Delete) {
            return List.of(Deed.DELETE);
        } else if (request instanceof ClientRequest.History) {
            return List.of(Deed.READ_HISTORY);
        } else if (request instanceof ClientRequest.Typing) {
            return List.of(Deed.TYPE);
        } else if (request instanceof ClientRequest.SetPresence) {
            return List.of(Deed.SHOW_PRESENCE);
        } else if (request instanceof ClientRequest.Read) {
            return List.of(Deed.MARK_READ);
        } else if (request instanceof ClientRequest.ListRooms) {
            return List.of(Deed.LIST_ROOMS);
        } else if (request instanceof ClientRequest.ChangeRoom change) {
            return of(change);
        }
        return List.of(aboutPeople(request, self));
    }

    private static List<Deed> of(ClientRequest.ChangeRoom change) {
        List<Deed> deeds = new ArrayList<>();
        boolean setsTerms = change.slow() != null || change.writers() != null;
        if (setsTerms) {
            deeds.add(Deed.SET_TERMS);
        }
        if (!setsTerms || change.name() != null || change.topic() != null) {
            deeds.add(Deed.DESCRIBE_ROOM);
        }
        return deeds;
    }

    private static Deed aboutPeople(ClientRequest request, MemberId self) {
        if (request instanceof ClientRequest.Rename rename) {
            return rename.member() == null || rename.member().equals(self) ? Deed.RENAME_ONESELF : Deed.RENAME_OTHER;
        } else if (request instanceof ClientRequest.SetRole) {
            return Deed.SET_ROLE;
        } else if (request instanceof ClientRequest.Kick) {
            return Deed.KICK;
        } else if (request instanceof ClientRequest.Ban) {
            return Deed.BAN;
        } else if (request instanceof ClientRequest.Unban) {
            return Deed.UNBAN;
        } else if (request instanceof ClientRequest.ListBans) {
            return Deed.LIST_BANS;
        }
        throw new IllegalArgumentException("a request that nobody has rights for: " + request.event());
    }
}
