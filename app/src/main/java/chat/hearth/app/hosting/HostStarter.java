package chat.hearth.app.hosting;

import chat.hearth.server.StartOutcome;

/** Starts the server; a test hands in its own. */
@FunctionalInterface
interface HostStarter {
    /** Blocks until the host is up or cannot be. */
    StartOutcome start(String sessionName, HostPlace place);
}
