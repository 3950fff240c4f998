package chat.hearth.discovery;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of discovery: daemons, which end by themselves when there is nothing to do. */
final class LinkThreads {
    private static final long COMPARE_SECONDS = 3;

    private LinkThreads() {}

    /** One task after the other, on a thread that is there while it is needed. */
    static Executor serial() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1, 1, COMPARE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("hearth-mdns"));
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** Compares at once, and again every few seconds until it is shut down: Java does not tell of changed addresses. */
    static ScheduledExecutorService watch(Links links) {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(named("hearth-links"));
        var unused = watch.scheduleWithFixedDelay( // ends with the watch; comparing does not fail
                links::compare, 0, COMPARE_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
