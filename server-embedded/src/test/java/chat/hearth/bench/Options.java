package chat.hearth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param only   {@code hearth}, {@code node} or {@code both}
 * @param time   of each measurement
 * @param window messages under way when saturated
 * @param rate   deliveries a second when not
 * @param jvm    JVM options for Hearth, such as those that record a profile
 */
record Options(List<Integer> clients, String only, Duration time, int window, int rate, List<String> jvm) {
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_SECONDS = 120;

    static Options parse(List<String> arguments) {
        List<Integer> clients = new ArrayList<>();
        List<String> jvm = new ArrayList<>(List.of("-Xmx1g"));
        String only = "both";
        int seconds = 10;
        int window = 128;
        int rate = 40_000;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--only" -> only = rest.next();
                case "--seconds" -> seconds = Math.min(MOST_SECONDS, Integer.parseInt(rest.next()));
                case "--window" -> window = Integer.parseInt(rest.next());
                case "--rate" -> rate = Integer.parseInt(rest.next());
                case "--jvm" -> jvm.add(rest.next());
                default -> clients.add(Math.min(MOST_CLIENTS, Integer.parseInt(argument)));
            }
        }
        List<Integer> sizes = clients.isEmpty() ? List.of(200, 1_000, 5_000) : List.copyOf(clients);
        return new Options(sizes, only, Duration.ofSeconds(seconds), window, rate, List.copyOf(jvm));
    }

    boolean wants(String subject) {
        return only.equals("both") || only.equals(subject);
    }
}
