package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.people.CautionSign;
import chat.hearth.app.ui.people.NameCautions.Caution;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Who wrote a message, with what there is to know about them. UI thread. */
final class Authors {
    private final Texts texts;
    private final Function<Member, Optional<Caution>> cautions;

    /** @param cautions what there is to say of a name */
    Authors(Texts texts, Function<Member, Optional<Caution>> cautions) {
        this.texts = texts;
        this.cautions = cautions;
    }

    /** The name, and behind it what it takes. */
    List<Node> labels(Member author) {
        List<Node> labels = new ArrayList<>(3);
        Label name = new Label(author.name());
        name.getStyleClass().add("author");
        name.setMinWidth(0);
        labels.add(name);
        cautions.apply(author).ifPresent(what -> labels.add(new CautionSign(what, texts)));
        String role = roleOf(author.role());
        if (!role.isEmpty()) {
            Label label = new Label(role);
            label.getStyleClass().add("role-label");
            label.setMinWidth(Region.USE_PREF_SIZE);
            labels.add(label);
        }
        return labels;
    }

    private String roleOf(Role role) {
        return switch (role) {
            case HOST -> texts.of("role.host");
            case GUEST -> texts.of("role.guest");
            case MODERATOR, MEMBER -> "";
        };
    }

    /** The same for a screen reader. */
    String spoken(Member author) {
        String name = author.role() == Role.GUEST ? texts.of("message.spoken-guest", author.name()) : author.name();
        return cautions.apply(author)
                .map(what -> texts.of("message.spoken-caution", name, CautionSign.words(what, texts)))
                .orElse(name);
    }
}
