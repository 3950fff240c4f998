package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a host, taken one after the other. Confined to one thread. */
final class HostOptions {
    private static final Map<String, BiConsumer<HostOptions, String>> WITH_VALUE = Map.of(
            "--name", (asked, value) -> asked.name = value,
            "--bind", (asked, value) -> asked.bind = value,
            "--port", (asked, value) -> asked.port = Integer.parseInt(value),
            "--data", (asked, value) -> asked.data = Path.of(value),
            "--limit", HostOptions::limit,
            "--allow-origin", (asked, value) -> asked.origins.add(value),
            "--static", (asked, value) -> asked.web = asked.web.withFiles(folder(value)),
            "--password-file", HostOptions::passwordFile,
            "--interface", (asked, value) -> asked.card = value);

    private static final Map<String, Consumer<HostOptions>> ALONE = Map.of(
            "--allow-any-origin", asked -> asked.anyOrigin = true,
            "--local-webhooks", asked -> asked.web = asked.web.with(WebOptions.Webhooks.FREE_ON_THIS_MACHINE),
            "--open-metrics", asked -> asked.web = asked.web.with(WebOptions.Metrics.EVERYBODY),
            "--compress-socket-io",
                    asked -> asked.web = asked.web.with(WebOptions.Compression.OFFERED_TO_SOCKET_IO_TOO),
            "--no-compression", asked -> asked.web = asked.web.with(WebOptions.Compression.OFF),
            "--invitation-only", asked -> asked.doors.add(DoorPolicy.INVITATION),
            "--open-door", asked -> asked.doors.add(DoorPolicy.OPEN),
            "--no-discovery", asked -> asked.isFound = false);

    private final List<DoorPolicy> doors = new ArrayList<>();
    private final Set<String> origins = new HashSet<>();
    private String name = Sentences.of("main.session");
    private String bind = "0.0.0.0";
    private int port = ServerConfig.DEFAULT_PORT;
    private Path data;
    private ServerLimits limits = ServerLimits.headless();
    private WebOptions web = WebOptions.DEFAULTS;
    private boolean anyOrigin;
    private boolean isFound = true;
    private @Nullable String card;
    private @Nullable Path passwordFile;

    /** @param data where the chat is kept unless it is said */
    HostOptions(Path data) {
        this.data = data;
    }

    /** All there are. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(WITH_VALUE.keySet());
        names.addAll(ALONE.keySet());
        return names;
    }

    static boolean takesValue(String option) {
        return WITH_VALUE.containsKey(option);
    }

    /**
     * Takes an option, and the value of one that has one.
     *
     * @throws IllegalArgumentException with a sentence for people, or of the JDK for a number or path that is none
     */
    void take(String option, String value) {
        BiConsumer<HostOptions, String> withValue = WITH_VALUE.get(option);
        Consumer<HostOptions> alone = ALONE.get(option);
        if (withValue != null) {
            withValue.accept(this, value);
        } else if (alone != null) {
            alone.accept(this);
        } else {
            throw new IllegalArgumentException(Sentences.of("main.unknown-option", option));
        }
    }

    private static void limit(HostOptions asked, String value) {
        String[] limit = value.split("=", 2);
        asked.limits = asked.limits.with(limit[0], limit.length == 2 ? limit[1] : "");
    }

    private static Path folder(String name) {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(Sentences.of("main.bad-static", name));
        }
        return folder;
    }

    private static void passwordFile(HostOptions asked, String value) {
        asked.passwordFile = Path.of(value);
        asked.doors.add(DoorPolicy.PASSWORD);
    }

    /**
     * The start that these make.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    CommandLine.Start start() {
        if (doors.size() > 1) {
            throw new IllegalArgumentException(Sentences.of("main.one-door"));
        }
        AllowedOrigins allowed = anyOrigin ? new AllowedOrigins.Any() : new AllowedOrigins.Listed(origins);
        ServerConfig config = new ServerConfig(name, bind, port, data, limits, null, allowed, web);
        DoorPolicy door = doors.isEmpty() ? null : doors.get(0);
        return new CommandLine.Start(config, isFound ? new Reach(card, null) : null, door, passwordFile);
    }
}
