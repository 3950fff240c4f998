package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What people show when they come by HTTP besides their connection: one ticket for each person, told in {@code welcome}, good for
 * as long as they are connected and a while longer. Tickets are kept in memory only. Any thread; a lock is held for a few
 * instructions.
 */
public final class Tickets {
    /** How long a ticket is good after the last connection of its holder has ended. */
    static final Duration LINGER = Duration.ofMinutes(10);

    /** Most holders who are gone and whose tickets are still good; the one who went first is forgotten first. */
    private static final int MOST_GONE = 10_000;

    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 24;

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Holding> byTicket = new HashMap<>(); // guarded by this, as what follows
    private final Map<MemberId, Holding> byMember = new HashMap<>();
    private final Deque<Gone> gone = new ArrayDeque<>();

    Tickets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The person's ticket, for one more connection of theirs. */
    synchronized String issue(Member member) {
        forgetThoseLongGone();
        Holding holding = byMember.computeIfAbsent(member.id(), id -> new Holding(id, newTicket()));
        byTicket.put(holding.ticket, holding);
        holding.member = member;
        holding.connections++;
        return holding.ticket;
    }

    /** One connection of theirs has ended. */
    synchronized void release(MemberId member) {
        Holding holding = byMember.get(member);
        if (holding != null && --holding.connections == 0) {
            gone.addLast(new Gone(holding, nanoTime.getAsLong(), ++holding.departures));
        }
        forgetThoseLongGone();
    }

    /** They are another name or role from now on. */
    synchronized void update(Member member) {
        Holding holding = byMember.get(member.id());
        if (holding != null) {
            holding.member = member;
        }
    }

    /** Their ticket is void at once; they get another one when they come in again. */
    synchronized void revoke(MemberId member) {
        Holding holding = byMember.remove(member);
        if (holding != null) {
            byTicket.remove(holding.ticket);
        }
    }

    /**
     * Whose ticket is shown.
     *
     * @param authorization the header {@code Authorization}, empty when there is none
     * @param parameter     the query parameter {@code ticket}; null when there is none
     */
    public synchronized Optional<Member> holder(String authorization, @Nullable String parameter) {
        forgetThoseLongGone();
        boolean isBearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String shown = isBearer ? authorization.substring(SCHEME.length()).strip() : parameter;
        Holding holding = shown == null ? null : byTicket.get(shown);
        return holding == null ? Optional.empty() : Optional.ofNullable(holding.member);
    }

    private void forgetThoseLongGone() {
        long now = nanoTime.getAsLong();
        while (!gone.isEmpty()
                && (gone.size() > MOST_GONE || now - gone.getFirst().at() >= LINGER.toNanos())) {
            Gone first = gone.removeFirst();
            Holding holding = first.holding();
            if (holding.connections == 0 && holding.departures == first.departure()) { // else they came back
                byTicket.remove(holding.ticket);
                byMember.remove(holding.id, holding);
            }
        }
    }

    private String newTicket() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static final class Holding {
        private final MemberId id;
        private final String ticket;
        private @Nullable Member member;
        private int connections;
        private int departures;

        private Holding(MemberId id, String ticket) {
            this.id = id;
            this.ticket = ticket;
        }
    }

    private record Gone(Holding holding, long at, int departure) {}
}
