package chat.hearth.app.testkit;

import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the test, with the reason, where no network namespaces can be made: without root, without iproute2, or in a
 * container that may not. That holds in CI too, since what it runs in is not for the tests to choose.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNetworkNamespaces.Condition.class)
public @interface NeedsNetworkNamespaces {
    /** Tries to make a network. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try (NetworkLab lab = new NetworkLab("probe")) {
                lab.filterMulticast("probe");
                return ConditionEvaluationResult.enabled("network namespaces can be made");
            } catch (IllegalStateException | UncheckedIOException e) {
                return ConditionEvaluationResult.disabled("no network namespaces can be made: " + e.getMessage());
            }
        }
    }
}
