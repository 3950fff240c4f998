package chat.hearth.app.hosting;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.LiveChatSession;
import chat.hearth.app.session.SessionConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The app's search for sessions as a program without a window, for computers of a network lab. It prints the list whenever
 * it changes; the lines {@code look} and {@code join} do what the start screen's buttons do.
 */
final class Finder {
    private Finder() {}

    /**
     * Runs until there is nothing more to read.
     *
     * @param arguments the data directory
     */
    public static void main(String[] arguments) throws IOException {
        Nearby nearby = NearbyHosts.on(null, Clock.systemUTC());
        nearby.subscribe(state -> System.out.println(
                state.activity() + " " + (state.sessions().isEmpty() ? state.hearing() : text(state.sessions()))));
        nearby.open();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals("look")) {
                nearby.look();
            } else if (line.equals("join")) {
                join(nearby.get().sessions().get(0), Path.of(arguments[0]));
            }
        }
        System.exit(0);
    }

    private static String text(List<NearbySession> sessions) {
        return sessions.stream()
                .map(it -> it.name() + " at " + it.address() + " with " + it.people())
                .collect(Collectors.joining("; "));
    }

    private static void join(NearbySession nearby, Path data) {
        HostAddress address = ((HostAddress.Parsed.Valid) HostAddress.parse(nearby.address())).address();
        ChatSession session =
                LiveChatSession.open(new SessionConfig(Destination.hearth(address), "Grace", null, "", data));
        session.connection().subscribe(state -> {
            if (state instanceof ConnectionState.Connected) {
                System.out.println("joined " + session.info().get().name());
            }
        });
    }
}
