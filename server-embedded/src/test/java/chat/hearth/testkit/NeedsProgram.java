package chat.hearth.testkit;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips the test, with the reason, where a program is not on the PATH. With {@code CI=true} it runs, and fails. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgram.Condition.class)
public @interface NeedsProgram {
    /** What the program is called. */
    String value();

    /** Looks for the program. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("CI has every tool");
            }
            return AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class)
                    .map(NeedsProgram::value)
                    .filter(program -> !isThere(program))
                    .map(program -> ConditionEvaluationResult.disabled(program + " is not on the PATH"))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("it is there"));
        }

        private static boolean isThere(String program) {
            String path = System.getenv().getOrDefault("PATH", "");
            return Arrays.stream(path.split(File.pathSeparator, -1))
                    .anyMatch(entry -> !entry.isEmpty() && Files.isExecutable(Path.of(entry, program)));
        }
    }
}
