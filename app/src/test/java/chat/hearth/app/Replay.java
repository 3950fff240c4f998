package chat.hearth.app;

import chat.hearth.app.Speaker.Said;
import chat.hearth.chat.MessageId;
import chat.hearth.testkit.HostProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Says all lines of some sittings through a host, one sitting after the other, with a client for every speaker, half of
 * them over each transport. At given numbers of acknowledged lines the host is killed, and started again.
 */
final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostProcess host;
    private final OkHttpClient http;
    private final Deque<Integer> kills;
    private final Map<String, Map<String, String>> people = new HashMap<>(); // what each shows to be the same person
    private final Map<MessageId, Said> said = new ConcurrentHashMap<>();
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    private int connected;

    private sealed interface Happening {
        /** A speaker has said everything. */
        record Finished() implements Happening {}

        record Killed() implements Happening {}

        record Failed(String why) implements Happening {}
    }

    /** @param kills after how many acknowledged lines the host is killed, in ascending order */
    Replay(HostProcess host, OkHttpClient http, List<Integer> kills) {
        this.host = host;
        this.http = http;
        this.kills = new ArrayDeque<>(kills);
    }

    /** Says everything; returns what was acknowledged, by id. */
    Map<MessageId, Said> run(List<Sitting> sittings) throws InterruptedException {
        for (Sitting sitting : sittings) {
            List<Speaker> speakers = new ArrayList<>();
            try {
                sitting.lines().forEach((name, lines) -> speakers.add(speaker(sitting.room(), name, lines)));
                awaitAll(sitting, speakers);
            } finally {
                speakers.forEach(Speaker::close);
            }
        }
        if (!kills.isEmpty()) {
            throw new AssertionError("too little was said for the host to be killed after " + kills);
        }
        return Map.copyOf(said);
    }

    private Speaker speaker(String room, String name, List<Speaker.Line> lines) {
        Map<String, String> auth = people.computeIfAbsent(
                name.toLowerCase(Locale.ROOT),
                // A token of their own: whoever's first welcome a crash swallows comes back as nobody else.
                key -> new ConcurrentHashMap<>(
                        Map.of("name", name, "token", UUID.randomUUID().toString())));
        Visitor.Transport transport = connected++ % 2 == 0 ? Visitor.Transport.WEBSOCKET : Visitor.Transport.POLLING;
        return new Speaker(http, host.uri(), transport, auth, room, lines, new Ear());
    }

    private void awaitAll(Sitting sitting, Collection<Speaker> speakers) throws InterruptedException {
        int speaking = speakers.size();
        while (speaking > 0) {
            Happening happening = happenings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (happening == null) {
                throw new AssertionError(speaking + " speakers of " + sitting.room() + " " + sitting.day()
                        + " were not heard to the end; the host said:\n" + host.output());
            } else if (happening instanceof Happening.Failed failed) {
                throw new AssertionError(failed.why() + "; the host said:\n" + host.output());
            } else if (happening instanceof Happening.Killed) {
                host.restart();
            } else {
                speaking--;
            }
        }
    }

    /** Counts what is acknowledged, and kills the host right there, with everything else under way. */
    private final class Ear implements Speaker.Listener {
        @Override
        public void said(Said line) {
            Said earlier = said.putIfAbsent(line.id(), line);
            if (earlier != null) {
                failed(line + " was acknowledged before as " + earlier);
            }
            Integer next = kills.peek(); // all on the visitors' one event thread
            if (next != null && said.size() >= next) {
                kills.remove();
                host.kill9();
                happenings.add(new Happening.Killed());
            }
        }

        @Override
        public void finished() {
            happenings.add(new Happening.Finished());
        }

        @Override
        public void failed(String why) {
            happenings.add(new Happening.Failed(why));
        }
    }
}
