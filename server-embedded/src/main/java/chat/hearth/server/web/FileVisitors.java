package chat.hearth.server.web;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.gateway.Tickets;
import chat.hearth.server.gateway.TokenBucket;
import chat.hearth.server.http.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who comes for files, and how much they may begin. Any thread. */
final class FileVisitors {
    /** Most people whose allowance is remembered; one who is forgotten begins anew. */
    private static final int MOST_PEOPLE = 4_096;

    private static final Member WEBHOOK = new Member(new MemberId("webhook"), "Webhook", Role.MEMBER);

    private final Tickets tickets;
    private final Optional<WebhookToken> webhook;
    private final ServerLimits limits;
    private final LongSupplier nanoTime;
    private final Map<MemberId, TokenBucket> begun = new LinkedHashMap<>(16, 0.75f, true) { // guarded by itself
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<MemberId, TokenBucket> eldest) {
                    return size() > MOST_PEOPLE;
                }
            };

    FileVisitors(Tickets tickets, Optional<WebhookToken> webhook, ServerLimits limits, LongSupplier nanoTime) {
        this.tickets = tickets;
        this.webhook = webhook;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Who it is by what they show; empty when that is nothing. Whoever is known may stay when many others knock. */
    Optional<Member> of(Request request) {
        String authorization = request.header("authorization");
        boolean isWebhook =
                webhook.filter(token -> token.isShownBy(authorization)).isPresent();
        Optional<Member> visitor = isWebhook
                ? Optional.of(WEBHOOK)
                : tickets.holder(authorization, request.query().get("ticket"));
        visitor.ifPresent(known -> request.connection().markAuthenticated());
        return visitor;
    }

    /** Takes one file from what they may begin; answers how long to wait when there is none left, else zero. */
    Duration begin(Member visitor) {
        synchronized (begun) {
            return begun.computeIfAbsent(
                            visitor.id(), id -> new TokenBucket(limits.uploadRate(), limits.uploadBurst(), nanoTime))
                    .take();
        }
    }
}
