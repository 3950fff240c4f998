package chat.hearth.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the app was started with.
 *
 * @param host  whether to start hosting at once
 * @param join  the address to join at once, or an invitation
 * @param name  the person's name, for this run and from then on
 * @param data  where everything is kept instead of the system's directories
 * @param port  the port to host on
 * @param bind  the address of this machine to host on
 * @param nearby whether sessions on the network may be looked for, and hosted ones announced to it
 * @param card  the only network card to do so at; empty for all physical ones
 */
public record Arguments(
        boolean host,
        Optional<String> join,
        Optional<String> name,
        Optional<Path> data,
        OptionalInt port,
        Optional<String> bind,
        boolean nearby,
        Optional<String> card) {

    public static final Arguments NONE = new Arguments(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            true,
            Optional.empty());

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LINK = Pattern.compile("(?i)(hearth|https?)://");

    private static final Map<String, BiFunction<Arguments, String, Arguments>> WITH_VALUE = Map.of(
            "--join", Arguments::joining,
            "--name", Arguments::named,
            "--data", (arguments, value) -> arguments.keptIn(directory(value)),
            "--port", (arguments, value) -> arguments.onPort(port(value)),
            "--bind", Arguments::boundTo,
            "--interface", Arguments::at);

    private static final Map<String, UnaryOperator<Arguments>> ALONE =
            Map.of("--host", Arguments::hosting, "--no-discovery", Arguments::unseen);

    /** What came of reading a command line. */
    public sealed interface Parsed {
        record Run(Arguments arguments) implements Parsed {}

        record Help() implements Parsed {}

        record Version() implements Parsed {}

        /**
         * It cannot be understood.
         *
         * @param sentence says what is wrong
         */
        record Wrong(String sentence) implements Parsed {}
    }

    /** All options but those that only ask. */
    static Set<String> options() {
        Set<String> options = new TreeSet<>(WITH_VALUE.keySet());
        options.addAll(ALONE.keySet());
        return options;
    }

    /**
     * Reads a command line; {@code --option value} and {@code --option=value} are the same. A link that stands by itself is
     * one to join: so desktops hand over what was clicked. An empty word is no word: so some of them start without a link.
     */
    public static Parsed parse(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        Arguments arguments = NONE;
        try {
            while (!rest.isEmpty()) {
                String word = rest.pop();
                int equals = word.indexOf('=');
                if (word.startsWith("--") && equals > 0) {
                    rest.push(word.substring(equals + 1));
                    word = word.substring(0, equals);
                }
                switch (word) {
                    case "--help", "-h" -> {
                        return new Parsed.Help();
                    }
                    case "--version" -> {
                        return new Parsed.Version();
                    }
                    case "" -> {}
                    default -> arguments = arguments.with(word, rest);
                }
            }
            if (arguments.host() && arguments.join().isPresent()) {
                throw new WrongArgument("--host and --join exclude each other.");
            }
        } catch (WrongArgument e) {
            return new Parsed.Wrong(e.sentence);
        }
        return new Parsed.Run(arguments);
    }

    private Arguments with(String word, Deque<String> rest) {
        if (WITH_VALUE.containsKey(word)) {
            return WITH_VALUE.get(word).apply(this, value(word, rest));
        } else if (ALONE.containsKey(word)) {
            return ALONE.get(word).apply(this);
        } else if (LINK.matcher(word).lookingAt()) {
            return joining(word);
        }
        throw new WrongArgument("There is no option " + word + ".");
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.isEmpty() ? "" : rest.pop();
        if (value.isBlank() || value.startsWith("--")) {
            throw new WrongArgument(option + " needs a value.");
        }
        return value;
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same sentence as for a number out of range
        }
        throw new WrongArgument("--port needs a number from 0 to 65535, not " + value + ".");
    }

    private static Path directory(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new WrongArgument("--data needs a directory, not " + value + ".");
        }
    }

    private Arguments hosting() {
        return new Arguments(true, join, name, data, port, bind, nearby, card);
    }

    private Arguments joining(String address) {
        return new Arguments(host, Optional.of(address), name, data, port, bind, nearby, card);
    }

    private Arguments named(String newName) {
        return new Arguments(host, join, Optional.of(newName), data, port, bind, nearby, card);
    }

    private Arguments keptIn(Path directory) {
        return new Arguments(host, join, name, Optional.of(directory), port, bind, nearby, card);
    }

    private Arguments onPort(int newPort) {
        return new Arguments(host, join, name, data, OptionalInt.of(newPort), bind, nearby, card);
    }

    private Arguments boundTo(String address) {
        return new Arguments(host, join, name, data, port, Optional.of(address), nearby, card);
    }

    private Arguments unseen() {
        return new Arguments(host, join, name, data, port, bind, false, card);
    }

    private Arguments at(String newCard) {
        return new Arguments(host, join, name, data, port, bind, nearby, Optional.of(newCard));
    }

    @Override
    public String toString() {
        return "Arguments"; // an invitation is a secret
    }

    private static final class WrongArgument extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        WrongArgument(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }
}
