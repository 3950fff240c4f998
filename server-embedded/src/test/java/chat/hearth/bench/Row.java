package chat.hearth.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One line of the result.
 *
 * @param load       how hard it was pressed
 * @param deliveries that were counted
 * @param took       in wall-clock time
 * @param cpu        of the server in that time
 * @param p50        delay from sending to arrival, in milliseconds
 * @param p99        the same
 * @param memory     of the server at the end, in MiB
 */
record Row(
        String subject,
        int clients,
        String load,
        long deliveries,
        Duration took,
        Duration cpu,
        double p50,
        double p99,
        long memory) {

    static final List<String> HEADING = List.of(
            "| server | clients | load | deliveries/s | CPU-s per million | p50 ms | p99 ms | RSS MiB |",
            "|---|---:|---|---:|---:|---:|---:|---:|");

    double cpuPerMillion() {
        return cpu.toNanos() / 1e9 / (deliveries / 1e6);
    }

    @Override
    public String toString() {
        double perSecond = deliveries / (took.toNanos() / 1e9);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %,.0f | %.2f | %.1f | %.1f | %d |",
                subject,
                clients,
                load,
                perSecond,
                cpuPerMillion(),
                p50,
                p99,
                memory);
    }
}
