package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is who by HTTP, and for how long. */
final class TicketsTest {
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.MEMBER);
    private static final Member BOB = new Member(new MemberId("bob"), "Bob", Role.GUEST);

    private long now;
    private final Tickets tickets = new Tickets(() -> now);

    @Test
    void aPersonHasOneTicketForAllConnections() {
        String ticket = tickets.issue(ADA);
        assertEquals(ticket, tickets.issue(ADA));
        assertNotEquals(ticket, tickets.issue(BOB));
        assertEquals(Optional.of(ADA), tickets.holder("Bearer " + ticket, null));
        assertEquals(Optional.of(ADA), tickets.holder("bearer  " + ticket, null));
        assertEquals(Optional.of(ADA), tickets.holder("", ticket));
    }

    @Test
    void whateverElseIsShownIsNobodys() {
        String ticket = tickets.issue(ADA);
        assertEquals(Optional.empty(), tickets.holder("", null));
        assertEquals(Optional.empty(), tickets.holder(ticket, null));
        assertEquals(Optional.empty(), tickets.holder("Basic " + ticket, null));
        assertEquals(Optional.empty(), tickets.holder("Bearer " + ticket + "x", null));
        assertEquals(Optional.empty(), tickets.holder("Bearer wrong", ticket));
    }

    @Test
    void aTicketOutlivesTheLastConnectionByTenMinutes() {
        String ticket = tickets.issue(ADA);
        tickets.issue(ADA);
        tickets.release(ADA.id());
        pass(Duration.ofHours(5));
        assertEquals(Optional.of(ADA), tickets.holder("", ticket));

        tickets.release(ADA.id());
        pass(Duration.ofMinutes(10).minusNanos(1));
        assertEquals(Optional.of(ADA), tickets.holder("", ticket));
        pass(Duration.ofNanos(1));
        assertEquals(Optional.empty(), tickets.holder("", ticket));
        assertNotEquals(ticket, tickets.issue(ADA));
    }

    @Test
    void whoeverComesBackKeepsTheTicket() {
        String ticket = tickets.issue(ADA);
        tickets.release(ADA.id());
        pass(Duration.ofMinutes(9));
        assertEquals(ticket, tickets.issue(ADA));
        pass(Duration.ofMinutes(9));
        assertEquals(Optional.of(ADA), tickets.holder("", ticket));
        tickets.release(ADA.id());
        pass(Duration.ofMinutes(9));
        assertEquals(Optional.of(ADA), tickets.holder("", ticket));
    }

    @Test
    void aRevokedTicketIsVoidAtOnce() {
        String ticket = tickets.issue(ADA);
        tickets.revoke(ADA.id());
        assertEquals(Optional.empty(), tickets.holder("", ticket));
        tickets.release(ADA.id());
        String next = tickets.issue(ADA);
        assertNotEquals(ticket, next);
        assertEquals(Optional.of(ADA), tickets.holder("", next));
    }

    @Test
    void aNewNameOrRoleIsKnownAtOnce() {
        String ticket = tickets.issue(ADA);
        Member moderator = new Member(ADA.id(), "Ada L.", Role.MODERATOR);
        tickets.update(moderator);
        assertEquals(Optional.of(moderator), tickets.holder("", ticket));
    }

    @Test
    void ticketsOfThoseWhoAreGoneAreNotKeptWithoutEnd() {
        String first = tickets.issue(ADA);
        tickets.release(ADA.id());
        for (int i = 0; i < 10_000; i++) {
            Member passing = new Member(new MemberId("m" + i), "M" + i, Role.GUEST);
            tickets.issue(passing);
            tickets.release(passing.id());
        }
        assertEquals(Optional.empty(), tickets.holder("", first));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
