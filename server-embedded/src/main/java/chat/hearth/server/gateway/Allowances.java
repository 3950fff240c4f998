package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.server.ServerLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** One {@link Allowance} for each person who is here, however many connections they have. Confined to the room loop. */
final class Allowances {
    private final ServerLimits limits;
    private final LongSupplier nanoTime;
    private final Map<MemberId, Shared> shared = new HashMap<>();

    Allowances(ServerLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** For one more connection. */
    Allowance take(Member member) {
        Shared now = shared.get(member.id());
        Allowance allowance = now != null ? now.allowance() : new Allowance(member.role(), limits, nanoTime);
        shared.put(member.id(), new Shared(allowance, now != null ? now.connections() + 1 : 1));
        return allowance;
    }

    /** For one connection less. */
    void giveBack(Member member) {
        shared.computeIfPresent(
                member.id(),
                (id, now) -> now.connections() == 1 ? null : new Shared(now.allowance(), now.connections() - 1));
    }

    private record Shared(Allowance allowance, int connections) {}
}
