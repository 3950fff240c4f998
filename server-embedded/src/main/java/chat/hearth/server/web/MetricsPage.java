package chat.hearth.server.web;

import chat.hearth.server.HostStatus;
import chat.hearth.server.Sentences;
import chat.hearth.server.WebOptions.Metrics;
import chat.hearth.server.gateway.ChatGateway;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** The host's figures as Prometheus reads them (text format 0.0.4). Any thread. */
public final class MetricsPage {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ChatGateway gateway;
    private final NetMetrics net;
    private final LongSupplier queuedBytes;
    private final Metrics whoMayRead;

    public MetricsPage(ChatGateway gateway, NetMetrics net, LongSupplier queuedBytes, Metrics whoMayRead) {
        this.gateway = gateway;
        this.net = net;
        this.queuedBytes = queuedBytes;
        this.whoMayRead = whoMayRead;
    }

    /** Serves at {@code /metrics}. */
    public void attach(Router router) {
        router.get("/metrics", request -> CompletableFuture.completedFuture(answer(request)));
    }

    private Response answer(Request request) {
        boolean isHere = request.remoteAddress().getAddress().isLoopbackAddress();
        return isHere || whoMayRead == Metrics.EVERYBODY
                ? Response.of(200, TYPE, page())
                : Problem.of(403, Sentences.of("metrics.elsewhere"));
    }

    private String page() {
        HostStatus status = gateway.status();
        Runtime runtime = Runtime.getRuntime();
        Page page = new Page(new StringBuilder());
        page.gauge("connections", "Open TCP connections.", net.connections().sum());
        page.gauge("sessions", "Open Engine.IO sessions.", net.sessions().sum());
        page.gauge("clients", "Connections of people who were let in.", status.connections());
        page.gauge("people", "Different people who are connected.", status.people());
        page.counter(
                "refused_total",
                "Connections that were turned away.",
                net.refused().sum());
        page.counter(
                "too_slow_total",
                "Connections that did not take what was sent.",
                net.tooSlow().sum());
        page.counter(
                "messages_in_total", "Messages that came in.", net.messagesIn().sum());
        page.counter(
                "deliveries_total",
                "Messages handed to connections.",
                net.messagesOut().sum());
        page.counter(
                "bytes_in_total",
                "Bytes of messages that came in.",
                net.bytesIn().sum());
        page.counter(
                "bytes_out_total",
                "Bytes handed to connections.",
                net.bytesOut().sum());
        page.counter(
                "posts_total", "Messages that were stored.", gateway.metrics().posts());
        page.counter(
                "events_total", "Events that were stored.", gateway.metrics().events());
        page.counter("commits_total", "Commits to the log.", gateway.metrics().commits());
        page.gauge("queue_bytes", "Bytes that wait for slow clients.", queuedBytes.getAsLong());
        page.gauge("heap_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        page.gauge("heap_limit_bytes", "Largest heap.", runtime.maxMemory());
        return page.text().toString();
    }

    private record Page(StringBuilder text) {
        void gauge(String name, String help, long value) {
            line(name, help, "gauge", value);
        }

        void counter(String name, String help, long value) {
            line(name, help, "counter", value);
        }

        private void line(String name, String help, String type, long value) {
            text.append(String.format(
                    Locale.ROOT,
                    "# HELP hearth_%1$s %2$s\n# TYPE hearth_%1$s %3$s\nhearth_%1$s %4$d\n",
                    name,
                    help,
                    type,
                    value));
        }
    }
}
