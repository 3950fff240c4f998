package chat.hearth.app.ui.people;

import chat.hearth.chat.Member;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;

/** A person as a coloured disc with initials. Decoration: the name always stands beside it. */
public final class Avatar extends Label {
    private static final CornerRadii ROUND = new CornerRadii(50, true);
    private static final Map<AvatarColour, Background> DISCS = discs();

    public Avatar() {
        getStyleClass().add("avatar");
        setAlignment(Pos.CENTER);
        setFocusTraversable(false);
    }

    public Avatar(Member member) {
        this();
        show(member);
    }

    public void show(Member member) {
        setText(Initials.of(member.name()));
        setBackground(DISCS.get(AvatarColour.of(member.id())));
    }

    private static Map<AvatarColour, Background> discs() {
        Map<AvatarColour, Background> discs = new EnumMap<>(AvatarColour.class);
        for (AvatarColour colour : AvatarColour.values()) {
            discs.put(colour, new Background(new BackgroundFill(Color.web(colour.web()), ROUND, Insets.EMPTY)));
        }
        return discs;
    }
}
