package chat.hearth.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Program {
    private static final int LIMIT_SECONDS = 120;

    private Program() {}

    /**
     * What came of it.
     *
     * @param status 0 when it went well
     * @param output all that it wrote, to either stream
     */
    record Outcome(int status, String output) {}

    /** Runs it at the top of the checkout; blocks for at most two minutes. */
    static Outcome run(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("hearth-packaging", ".out");
        try {
            Process process = new ProcessBuilder(words)
                    .directory(Checkout.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(words + " did not end");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
