package chat.hearth.app.ui.people;

import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import java.util.List;

/** Who is typing, in one short line. */
public final class TypingLine {
    private TypingLine() {}

    /** Empty when nobody is. */
    public static String of(List<Member> typing, Texts texts) {
        return switch (typing.size()) {
            case 0 -> "";
            case 1 -> texts.of("typing.one", typing.get(0).name());
            case 2 -> texts.of("typing.two", typing.get(0).name(), typing.get(1).name());
            case 3 ->
                texts.of(
                        "typing.three",
                        typing.get(0).name(),
                        typing.get(1).name(),
                        typing.get(2).name());
            default -> texts.of("typing.many");
        };
    }
}
