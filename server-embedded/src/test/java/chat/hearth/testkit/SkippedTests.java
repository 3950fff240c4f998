package chat.hearth.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says after the last test what was skipped and why: the test runner's own lines have only a number. */
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, String> reasons = new ConcurrentSkipListMap<>();

    /** Made by the test platform. */
    public SkippedTests() {}

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.put(test.getDisplayName(), reason);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        reasons.forEach((test, reason) -> System.out.println("Skipped: " + test + ": " + reason));
    }
}
