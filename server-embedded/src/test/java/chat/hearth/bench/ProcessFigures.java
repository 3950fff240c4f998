package chat.hearth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the kernel says of a running process. Source: proc(5). Linux only. */
record ProcessFigures(long pid) {
    /** {@code USER_HZ}, which is 100 on every Linux that Java runs on. */
    private static final long TICK_MILLIS = 10;

    private static final int USER_TIME_AFTER_NAME = 11;

    /** Processor time of all its threads so far, in user and kernel mode, in steps of 10 ms. */
    Duration cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        long ticks =
                Long.parseLong(fields.get(USER_TIME_AFTER_NAME)) + Long.parseLong(fields.get(USER_TIME_AFTER_NAME + 1));
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Memory that it has in RAM now, in MiB. */
    long residentMiB() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS of process " + pid);
    }
}
