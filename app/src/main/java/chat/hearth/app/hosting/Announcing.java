package chat.hearth.app.hosting;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.settings.Settings;
import chat.hearth.discovery.Reach;
import chat.hearth.server.AnnouncedServer;
import chat.hearth.server.RunningServer;
import org.jspecify.annotations.Nullable;

/** Announces what is hosted here to the network, as long as the settings allow it. Any thread. */
public final class Announcing {
    private final Observed<Settings> settings;
    private final @Nullable String card;
    private @Nullable Subscription watching; // guarded by this

    /** @param card the only network card to use; null for all physical ones */
    public Announcing(Observed<Settings> settings, @Nullable String card) {
        this.settings = settings;
        this.card = card;
    }

    /** The host, which from now on is announced or not as the settings say. Those of before are left alone. */
    synchronized RunningServer of(RunningServer server, String sessionName, HostPlace place) {
        if (watching != null) {
            watching.close();
        }
        AnnouncedServer announced = AnnouncedServer.of(server, sessionName, place.bindAddress(), new Reach(card, null));
        watching = settings.subscribe(now -> {
            if (now.nearby()) {
                announced.announce();
            } else {
                announced.hide();
            }
        });
        return announced;
    }
}
