package chat.hearth.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a harness server: {@code --name value}, as often as one likes. Immutable; any thread. */
final class HarnessOptions {
    private final Map<String, List<String>> values;

    private HarnessOptions(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the arguments.
     *
     * @param known the names that there are
     */
    static HarnessOptions parse(List<String> arguments, String... known) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of(known).contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("takes a value each for " + String.join(", ", known));
            }
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(arguments.get(i + 1));
        }
        return new HarnessOptions(values);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    int number(String name, int otherwise) {
        List<String> given = all(name);
        return given.isEmpty() ? otherwise : Integer.parseInt(given.get(given.size() - 1));
    }

    /** A number of milliseconds, as {@link chat.hearth.server.ServerLimits#with} takes it. */
    String millis(String name, int otherwise) {
        return number(name, otherwise) + "ms";
    }
}
