package chat.hearth.server;

import chat.hearth.testkit.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host and a browser for each test. */
abstract class HostAndBrowser {
    static final String OWNER = "the-token-of-the-owner";

    private final String name;

    @TempDir
    Path directory;

    RunningServer host;
    Chromium browser;

    /** @param name of the session */
    HostAndBrowser(String name) {
        this.name = name;
    }

    @BeforeEach
    final void startBoth() throws Exception {
        host = HostInProcess.start(name, directory.resolve("data"), OWNER);
        browser = Chromium.start(directory.resolve("profile"));
    }

    @AfterEach
    final void stopBoth() {
        browser.close();
        host.close();
    }

    /** Where the host's page is. */
    final String page() {
        return "http://127.0.0.1:" + host.port() + "/";
    }
}
