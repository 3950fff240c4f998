package chat.hearth.server.web;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Rights;
import chat.hearth.chat.Situation;
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

    private static final MemberId WEBHOOK = new MemberId("webhook");

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

    /** Somebody who has shown who they are. */
    record Known(MemberId id, Actor actor) {}

    /**
     * Who it is by what they show, if they may do this; empty otherwise. Whoever is known may stay when many others knock.
     *
     * @param deed {@link Deed#UPLOAD} or {@link Deed#DOWNLOAD}
     */
    Optional<Known> allowed(Request request, Deed deed) {
        Optional<Known> known = of(request);
        known.ifPresent(somebody -> request.connection().markAuthenticated());
        return known.filter(somebody ->
                Rights.of(deed, somebody.actor(), Situation.ANYWHERE).isAllowed());
    }

    private Optional<Known> of(Request request) {
        String authorization = request.header("authorization");
        boolean isWebhook =
                webhook.filter(token -> token.isShownBy(authorization)).isPresent();
        return isWebhook
                ? Optional.of(new Known(WEBHOOK, Actor.WEBHOOK))
                : tickets.holder(authorization, request.query().get("ticket"))
                        .map(member -> new Known(member.id(), Actor.of(member.role())));
    }

    /** Takes one file from what they may begin; answers how long to wait when there is none left, else zero. */
    Duration begin(Known visitor) {
        synchronized (begun) {
            return begun.computeIfAbsent(
                            visitor.id(), id -> new TokenBucket(limits.uploadRate(), limits.uploadBurst(), nanoTime))
                    .take();
        }
    }
}
