package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.NameKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose name is whose. Confined to the room loop. */
final class NameBook {
    private final Map<NameKey, MemberId> kept = new HashMap<>();
    private final Map<MemberId, NameKey> keptBy = new HashMap<>();
    private final Map<NameKey, Claim> claims = new HashMap<>();

    /** Takes the name for one connection of this member, unless it is somebody else's. */
    boolean claim(Member member) {
        NameKey key = NameKey.of(member.name());
        Optional<MemberId> holder = holder(key);
        if (holder.isPresent() && !holder.get().equals(member.id())) {
            return false;
        }
        Claim claim = claims.getOrDefault(key, new Claim(member.id(), 0));
        claims.put(key, new Claim(member.id(), claim.connections() + 1));
        return true;
    }

    /** Gives back what {@link #claim} took. */
    void release(Member member) {
        claims.computeIfPresent(
                NameKey.of(member.name()),
                (key, claim) -> claim.connections() == 1 ? null : new Claim(claim.holder(), claim.connections() - 1));
    }

    /**
     * Keeps the name for this member, in place of the one kept so far.
     *
     * @return whether that is new
     */
    boolean keep(Member member) {
        NameKey key = NameKey.of(member.name());
        NameKey before = keptBy.put(member.id(), key);
        if (key.equals(before)) {
            return false;
        } else if (before != null) {
            kept.remove(before);
        }
        kept.put(key, member.id());
        return true;
    }

    private Optional<MemberId> holder(NameKey key) {
        Claim claim = claims.get(key);
        return claim != null ? Optional.of(claim.holder()) : Optional.ofNullable(kept.get(key));
    }

    private record Claim(MemberId holder, int connections) {}
}
