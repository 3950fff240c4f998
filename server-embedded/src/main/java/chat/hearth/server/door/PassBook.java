package chat.hearth.server.door;

import chat.hearth.chat.MemberId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who come back without a password or an invitation. Confined to whoever guards it. */
final class PassBook {
    /** Most people who are known again; whoever has not come for longest has to show something anew. */
    private static final int MOST = 10_000;

    private final Map<MemberId, Pass> passes = new LinkedHashMap<>(16, 0.75f, true);

    /** @param kept the oldest first */
    PassBook(List<Pass> kept) {
        kept.forEach(pass -> passes.put(pass.member(), pass));
    }

    /** Whether they have one; then it is the newest. */
    boolean has(MemberId member) {
        return passes.get(member) != null;
    }

    /** Adds one; answers with who loses theirs for it, where there are too many. */
    Optional<MemberId> add(Pass pass) {
        passes.put(pass.member(), pass);
        if (passes.size() <= MOST) {
            return Optional.empty();
        }
        MemberId longestGone = passes.keySet().iterator().next();
        passes.remove(longestGone);
        return Optional.of(longestGone);
    }

    /** Those who came by a password that holds no more. */
    void forgetThoseByPassword() {
        passes.values().removeIf(pass -> pass.invitation() == null);
    }
}
