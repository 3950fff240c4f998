package chat.hearth.app.ui.theme;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Whether the system shows itself light or dark. JavaFX 21 does not tell, so the system's own tools are asked. */
public final class SystemScheme {
    private static final int PATIENCE_SECONDS = 2;
    private static final int LONGEST_ANSWER = 4_096;

    private SystemScheme() {}

    /**
     * Asks the system; {@link Scheme#LIGHT} where it does not say.
     *
     * @param blocking where to wait for the answer, 2 s at most
     */
    public static CompletionStage<Scheme> ask(String osName, Executor blocking) {
        Question question = questionFor(osName.toLowerCase(Locale.ROOT));
        return CompletableFuture.supplyAsync(() -> answer(question), blocking);
    }

    private static Question questionFor(String osName) {
        if (osName.startsWith("windows")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return new Question(List.of("reg", "query", key, "/v", "AppsUseLightTheme"), "0x0");
        }
        if (osName.startsWith("mac")) {
            return new Question(List.of("defaults", "read", "-g", "AppleInterfaceStyle"), "dark");
        }
        return new Question(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"), "prefer-dark");
    }

    private static Scheme answer(Question question) {
        Process process;
        try {
            process = new ProcessBuilder(question.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Scheme.LIGHT; // the tool is not there, so nobody says dark
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Scheme.LIGHT;
            }
            byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
            return question.saysDark(new String(answer, Charset.defaultCharset())) ? Scheme.DARK : Scheme.LIGHT;
        } catch (IOException e) {
            return Scheme.LIGHT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Scheme.LIGHT;
        } finally {
            process.destroyForcibly();
        }
    }

    private record Question(List<String> command, String dark) {
        boolean saysDark(String answer) {
            return answer.toLowerCase(Locale.ROOT).contains(dark);
        }
    }
}
