package chat.hearth.app.session;

import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ReconnectingLink;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.foreign.ForeignLink;
import chat.hearth.app.client.foreign.ForeignPeople;
import java.util.random.RandomGenerator;

/** The way to a server, as its kind wants it. */
final class ServerLinks {
    private ServerLinks() {}

    static HostLink make(SessionConfig config, SessionCore core, Loop loop, RandomGenerator random) {
        Destination destination = config.destination();
        if (destination.kind() == ServerKind.HEARTH) {
            return new ReconnectingLink(destination.address().place(), core.door, loop, random, core);
        }
        ForeignPeople people = new ForeignPeople(config.name(), config.stranger());
        return new ForeignLink(destination, people, core::newestInLobby, loop, random, core);
    }
}
