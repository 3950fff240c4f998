package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Reach;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    /**
     * Reads the arguments; {@code --option value} and {@code --option=value} are the same.
     *
     * @param data where the chat is kept unless it is said
     */
    static CommandLine parse(List<String> arguments, Path data) {
        HostOptions asked = new HostOptions(data);
        Deque<String> rest = new ArrayDeque<>(arguments);
        try {
            while (!rest.isEmpty()) {
                String option = rest.pop();
                int equals = option.indexOf('=');
                if (equals > 0 && HostOptions.takesValue(option.substring(0, equals))) {
                    rest.push(option.substring(equals + 1));
                    option = option.substring(0, equals);
                }
                switch (option) {
                    case "--help", "-h" -> {
                        return new Help();
                    }
                    case "--version" -> {
                        return new Version();
                    }
                    default -> asked.take(option, HostOptions.takesValue(option) ? value(option, rest) : "");
                }
            }
            return asked.start();
        } catch (NumberFormatException e) {
            return new Wrong(Sentences.of("main.bad-port"));
        } catch (InvalidPathException e) {
            return new Wrong(Sentences.of("main.bad-data"));
        } catch (IllegalArgumentException e) {
            return new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.isEmpty() ? "" : rest.pop();
        if (value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(Sentences.of("main.no-value", option));
        }
        return value;
    }
}
