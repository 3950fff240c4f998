package chat.hearth.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one thread has allocated on the heap since it started, kept or not. */
public final class AllocationMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /** Bytes that the calling thread has allocated so far. */
    public static long ofThisThread() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
