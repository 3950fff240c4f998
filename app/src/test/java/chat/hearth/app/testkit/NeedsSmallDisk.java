package chat.hearth.app.testkit;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the test, with the reason, where no disk of a few megabytes can be mounted: without root, or not on Linux. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSmallDisk.Condition.class)
public @interface NeedsSmallDisk {
    /** Tries to mount one. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                Path place = Files.createTempDirectory("hearth-small-disk");
                try {
                    new SmallDisk(place, 1_000_000).close();
                    return ConditionEvaluationResult.enabled("a small disk can be mounted");
                } finally {
                    Files.deleteIfExists(place);
                }
            } catch (IOException | RuntimeException e) {
                return ConditionEvaluationResult.disabled("no small disk can be mounted: " + e.getMessage());
            }
        }
    }
}
