package chat.hearth.app.testkit;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Times without AM and PM, in English, for as long as a test runs. */
public final class British implements BeforeEachCallback, AfterEachCallback {
    private Locale before;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = Locale.getDefault();
        Locale.setDefault(Locale.UK);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Locale.setDefault(before);
    }
}
