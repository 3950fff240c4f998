package chat.hearth.app.hosting;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import chat.hearth.server.door.Door;
import chat.hearth.server.door.Invitation;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Invited;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The built-in server's door. It keeps hashes of tokens only, so the tokens made here are remembered in memory. */
final class ServerDoor implements HostDoor {
    private final Door door;
    private final Clock clock;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    ServerDoor(Door door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    @Override
    public DoorPolicy policy() {
        return door.policy();
    }

    @Override
    public boolean hasPassword() {
        return door.hasPassword();
    }

    @Override
    public CompletionStage<Void> setPolicy(DoorPolicy policy) {
        return door.setPolicy(policy);
    }

    @Override
    public CompletionStage<Void> setPassword(String password) {
        char[] secret = password.toCharArray();
        try {
            return door.setPassword(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public Invite invite(@Nullable RoomId room, @Nullable Instant expires, OptionalInt uses) {
        InvitationTerms terms = new InvitationTerms(room, expires, uses.orElse(InvitationTerms.UNLIMITED), "");
        Invited made = door.invite(terms);
        tokens.put(made.id(), made.token());
        return new Invite(made.id(), made.token(), room, expires, uses, 0, true);
    }

    @Override
    public List<Invite> invitations() {
        List<Invitation> all = door.invitations();
        tokens.keySet().retainAll(all.stream().map(Invitation::id).toList());
        return all.stream().filter(it -> !it.revoked()).map(this::invite).toList();
    }

    private Invite invite(Invitation it) {
        InvitationTerms terms = it.terms();
        return new Invite(
                it.id(),
                tokens.get(it.id()),
                terms.room(),
                terms.expires(),
                terms.uses() == InvitationTerms.UNLIMITED ? OptionalInt.empty() : OptionalInt.of(terms.uses()),
                it.used(),
                it.holds(clock.instant()));
    }

    @Override
    public CompletionStage<Void> revoke(String id) {
        tokens.remove(id);
        return door.revoke(id);
    }

    @Override
    public void forgetTries() {
        door.forgetTries();
    }
}
