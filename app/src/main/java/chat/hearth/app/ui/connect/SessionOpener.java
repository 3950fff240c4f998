package chat.hearth.app.ui.connect;

import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.session.ChatSession;

/** Opens sessions as the person of this app. */
@FunctionalInterface
public interface SessionOpener {
    /**
     * Starts to connect; what was seen of the session before is there at once. Blocks while the local store is
     * opened.
     *
     * @param credentials what opens the door the first time
     */
    ChatSession open(Destination destination, String name, Whose host, Credentials credentials);

    /** Whose host it is. */
    enum Whose {
        /** This app's: the person comes in as its owner. */
        OWN,
        OTHERS
    }
}
