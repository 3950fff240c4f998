package chat.hearth.app.hosting;

import chat.hearth.app.session.Subscription;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread, there while something is to be done. */
final class NearbyThread implements NearbyHosts.Rounds {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "hearth-nearby");
        made.setDaemon(true);
        return made;
    });

    NearbyThread() {
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public Subscription every(Duration interval, Runnable task) {
        ScheduledFuture<?> timer =
                thread.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return () -> timer.cancel(false);
    }
}
