package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Reach;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line. */
sealed interface CommandLine {
    /**
     * Start a host.
     *
     * @param reach what of the network is to know of it; null for nothing
     * @param door  who is to be let in; null for those that were last time
     */
    record Start(
            ServerConfig config,
            @Nullable Reach reach,
            @Nullable DoorPolicy door,
            @Nullable Path passwordFile) implements CommandLine {}

    record Help() implements CommandLine {}

    record Version() implements CommandLine {}

    /**
     * It cannot be understood.
     *
     * @param sentence what is wrong with it
     */
    record Wrong(String sentence) implements CommandLine {}

    /** Reads the arguments. */
    static CommandLine parse(List<String> arguments) {
        String name = Sentences.of("main.session");
        String bind = "0.0.0.0";
        int port = ServerConfig.DEFAULT_PORT;
        @Nullable Path data = null;
        ServerLimits limits = ServerLimits.headless();
        Set<String> origins = new HashSet<>();
        boolean anyOrigin = false;
        WebOptions web = WebOptions.DEFAULTS;
        boolean found = true;
        @Nullable String card = null;
        List<DoorPolicy> doors = new ArrayList<>();
        @Nullable Path passwordFile = null;
        ListIterator<String> rest = arguments.listIterator();
        try {
            while (rest.hasNext()) {
                String option = rest.next();
                switch (option) {
                    case "--help", "-h" -> {
                        return new Help();
                    }
                    case "--version" -> {
                        return new Version();
                    }
                    case "--name" -> name = value(option, rest);
                    case "--bind" -> bind = value(option, rest);
                    case "--port" -> port = Integer.parseInt(value(option, rest));
                    case "--data" -> data = Path.of(value(option, rest));
                    case "--limit" -> {
                        String[] limit = value(option, rest).split("=", 2);
                        limits = limits.with(limit[0], limit.length == 2 ? limit[1] : "");
                    }
                    case "--allow-origin" -> origins.add(value(option, rest));
                    case "--allow-any-origin" -> anyOrigin = true;
                    case "--static" -> web = web.withFiles(folder(value(option, rest)));
                    case "--local-webhooks" -> web = web.with(WebOptions.Webhooks.FREE_ON_THIS_MACHINE);
                    case "--open-metrics" -> web = web.with(WebOptions.Metrics.EVERYBODY);
                    case "--compress-socket-io" -> web = web.with(WebOptions.Compression.OFFERED_TO_SOCKET_IO_TOO);
                    case "--password-file" -> {
                        passwordFile = Path.of(value(option, rest));
                        doors.add(DoorPolicy.PASSWORD);
                    }
                    case "--invitation-only" -> doors.add(DoorPolicy.INVITATION);
                    case "--open-door" -> doors.add(DoorPolicy.OPEN);
                    case "--no-discovery" -> found = false;
                    case "--interface" -> card = value(option, rest);
                    case "--no-compression" -> web = web.with(WebOptions.Compression.OFF);
                    default -> {
                        return new Wrong(Sentences.of("main.unknown-option", option));
                    }
                }
            }
            if (data == null) {
                return new Wrong(Sentences.of("main.no-data"));
            }
            if (doors.size() > 1) {
                return new Wrong(Sentences.of("main.one-door"));
            }
            AllowedOrigins allowed = anyOrigin ? new AllowedOrigins.Any() : new AllowedOrigins.Listed(origins);
            ServerConfig config = new ServerConfig(name, bind, port, data, limits, null, allowed, web);
            DoorPolicy door = doors.isEmpty() ? null : doors.get(0);
            return new Start(config, found ? new Reach(card, null) : null, door, passwordFile);
        } catch (NumberFormatException e) {
            return new Wrong(Sentences.of("main.bad-port"));
        } catch (InvalidPathException e) {
            return new Wrong(Sentences.of("main.bad-data"));
        } catch (IllegalArgumentException e) {
            return new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Path folder(String name) {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(Sentences.of("main.bad-static", name));
        }
        return folder;
    }

    private static String value(String option, ListIterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(Sentences.of("main.no-value", option));
        }
        return rest.next();
    }
}
