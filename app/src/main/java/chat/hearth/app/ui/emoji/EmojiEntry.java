package chat.hearth.app.ui.emoji;

import java.util.List;
import java.util.Optional;

/**
 * What a picker shows for an emoji.
 *
 * @param sequence   without a skin tone
 * @param name       in English, for tooltips and screen readers: "party popper"
 * @param shortNames without colons, the usual one first: "+1", "thumbsup"
 * @param variations the same emoji in every skin tone, and every pair of tones where it shows two people; often empty
 */
public record EmojiEntry(
        EmojiSequence sequence,
        String name,
        List<String> shortNames,
        EmojiCategory category,
        List<EmojiSequence> variations) {
    public EmojiEntry {
        shortNames = List.copyOf(shortNames);
        variations = List.copyOf(variations);
        if (shortNames.isEmpty()) throw new IllegalArgumentException(name + " has no short name");
    }

    /** The usual short name, without colons. */
    public String shortName() {
        return shortNames.get(0);
    }

    /** This emoji with everybody in it in {@code tone}; empty if it takes no skin tone. */
    public Optional<EmojiSequence> in(SkinTone tone) {
        return variations.stream()
                .filter(variation -> tone.isTheOnlyToneIn(variation.text()))
                .findFirst();
    }
}
