package chat.hearth.app.ui.hosting;

import chat.hearth.app.hosting.HostingProblem;
import chat.hearth.app.ui.shell.Texts;

/**
 * Why hosting does not work, in words.
 *
 * @param sentence what is wrong
 * @param fix      what can be done about it
 * @param detail   for a report; empty for none
 */
public record HostingProblemTexts(String sentence, String fix, String detail) {
    /** The words for this problem. */
    public static HostingProblemTexts of(HostingProblem problem, Texts texts) {
        if (problem instanceof HostingProblem.PortInUse it) {
            String port = String.valueOf(it.port());
            return new HostingProblemTexts(
                    texts.of("hosting.problem.port-in-use", port),
                    it.free().isPresent()
                            ? texts.of(
                                    "hosting.problem.port-in-use.fix",
                                    String.valueOf(it.free().getAsInt()))
                            : texts.of("hosting.problem.port-in-use.fix-close"),
                    "");
        } else if (problem instanceof HostingProblem.PortForbidden it) {
            String port = String.valueOf(it.port());
            return words(
                    texts.of("hosting.problem.port-forbidden", port), texts.of("hosting.problem.port-forbidden.fix"));
        } else if (problem instanceof HostingProblem.NoSuchAddress it) {
            return words(
                    texts.of("hosting.problem.no-such-address", it.address()),
                    texts.of("hosting.problem.no-such-address.fix"));
        } else if (problem instanceof HostingProblem.DataLocked it) {
            return words(
                    texts.of("hosting.problem.data-locked"),
                    texts.of("hosting.problem.data-locked.fix", it.directory()));
        } else if (problem instanceof HostingProblem.NoPermission it) {
            return words(
                    texts.of("hosting.problem.no-permission"),
                    texts.of("hosting.problem.no-permission.fix", it.directory()));
        } else if (problem instanceof HostingProblem.DiskFull it) {
            return words(
                    texts.of("hosting.problem.disk-full"), texts.of("hosting.problem.disk-full.fix", it.directory()));
        } else if (problem instanceof HostingProblem.HistoryDamaged it) {
            return new HostingProblemTexts(
                    texts.of("hosting.problem.history-damaged"),
                    texts.of("hosting.problem.history-damaged.fix", it.file()),
                    it.detail());
        } else if (problem instanceof HostingProblem.HistoryTooNew it) {
            return words(
                    texts.of("hosting.problem.history-too-new"),
                    texts.of("hosting.problem.history-too-new.fix", it.file()));
        } else if (problem instanceof HostingProblem.Unforeseen it) {
            return new HostingProblemTexts(
                    texts.of("hosting.problem.unforeseen"), texts.of("hosting.problem.unforeseen.fix"), it.detail());
        }
        throw new AssertionError(problem);
    }

    private static HostingProblemTexts words(String sentence, String fix) {
        return new HostingProblemTexts(sentence, fix, "");
    }
}
