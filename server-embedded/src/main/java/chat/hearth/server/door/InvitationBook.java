package chat.hearth.server.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The invitations there are, the oldest first. Confined to whoever guards it. */
final class InvitationBook {
    /** Most that are kept. */
    static final int MOST = 1_000;

    private final Map<String, SealedInvitation> ofHash = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    InvitationBook(List<SealedInvitation> kept) {
        kept.forEach(this::put);
    }

    /** Adds one, or puts another version of it in its place. */
    void put(SealedInvitation kept) {
        ofHash.put(kept.hash(), kept);
        hashes.put(kept.invitation().id(), kept.hash());
    }

    /** Takes out one when there are too many: the oldest that holds no more, or else the oldest of all. */
    Optional<Invitation> makeRoom(Instant now) {
        if (ofHash.size() <= MOST) {
            return Optional.empty();
        }
        SealedInvitation going = ofHash.values().stream()
                .filter(kept -> !kept.invitation().holds(now))
                .findFirst()
                .orElseGet(() -> ofHash.values().iterator().next());
        ofHash.remove(going.hash());
        hashes.remove(going.invitation().id());
        return Optional.of(going.invitation());
    }

    /** The one of this hash, if somebody could come by it now. */
    Optional<SealedInvitation> holding(String hash, Instant now) {
        return Optional.ofNullable(ofHash.get(hash))
                .filter(kept -> kept.invitation().holds(now));
    }

    /** Changes the one of this id; empty when there is none. */
    Optional<SealedInvitation> change(String id, UnaryOperator<Invitation> how) {
        String hash = hashes.get(id);
        SealedInvitation before = hash == null ? null : ofHash.get(hash);
        if (before == null) {
            return Optional.empty();
        }
        var after = new SealedInvitation(how.apply(before.invitation()), before.hash());
        put(after);
        return Optional.of(after);
    }

    List<Invitation> newestFirst() {
        List<Invitation> all = new ArrayList<>(ofHash.size());
        ofHash.values().forEach(kept -> all.add(kept.invitation()));
        Collections.reverse(all);
        return all;
    }
}
