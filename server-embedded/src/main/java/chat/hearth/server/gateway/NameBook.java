package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.NameKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose name is whose, and with it all names that look like it. Confined to the room loop. */
final class NameBook {
    private final Map<NameKey, MemberId> kept = new HashMap<>();
    private final Map<MemberId, Set<NameKey>> keptBy = new HashMap<>();
    private final Map<NameKey, Claim> claims = new HashMap<>();

    /** Takes the name for one connection of this member, unless it is somebody else's, or looks like it. */
    boolean claim(Member member) {
        Set<NameKey> keys = NameKey.allOf(member.name());
        if (!keys.stream().allMatch(key -> isFree(key, member.id()))) {
            return false;
        }
        for (NameKey key : keys) {
            Claim claim = claims.getOrDefault(key, new Claim(member.id(), 0));
            claims.put(key, new Claim(member.id(), claim.connections() + 1));
        }
        return true;
    }

    /** Gives back what {@link #claim} took. */
    void release(Member member) {
        for (NameKey key : NameKey.allOf(member.name())) {
            claims.computeIfPresent(
                    key,
                    (same, claim) ->
                            claim.connections() == 1 ? null : new Claim(claim.holder(), claim.connections() - 1));
        }
    }

    /**
     * Keeps the name for this member, in place of the one kept so far.
     *
     * @return whether that is new
     */
    boolean keep(Member member) {
        Set<NameKey> keys = NameKey.allOf(member.name());
        Set<NameKey> before = keptBy.put(member.id(), keys);
        if (keys.equals(before)) {
            return false;
        } else if (before != null) {
            before.forEach(key -> kept.remove(key, member.id()));
        }
        keys.forEach(
                key -> kept.putIfAbsent(key, member.id())); // an older store may hold look-alikes: the first has it
        return true;
    }

    private boolean isFree(NameKey key, MemberId asking) {
        return holder(key).map(asking::equals).orElse(true);
    }

    /** Whether this member has a name that is kept for them. */
    boolean keeps(MemberId member) {
        return keptBy.containsKey(member);
    }

    private Optional<MemberId> holder(NameKey key) {
        Claim claim = claims.get(key);
        return claim != null ? Optional.of(claim.holder()) : Optional.ofNullable(kept.get(key));
    }

    private record Claim(MemberId holder, int connections) {}
}
