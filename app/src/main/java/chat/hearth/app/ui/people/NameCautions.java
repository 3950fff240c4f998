package chat.hearth.app.ui.people;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.NameKey;
import chat.hearth.protocol.chat.Person;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names may not be whose they seem to be, where a server lets everybody call themselves anything. A Hearth host
 * refuses such names, so nothing is asked of it. Confined to the UI thread.
 */
public final class NameCautions {
    /** What writes one language together (UTS 39, "highly restrictive"). */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private final Map<NameKey, Set<MemberId>> holders = new HashMap<>();

    @Nullable
    private Member me;

    /** Why a name should be looked at twice. */
    public enum Caution {
        /** Letters of several scripts stand in it that look alike. */
        MIXED_SCRIPTS,
        /** It looks like mine. */
        LIKE_MINE,
        /** It looks like somebody else's. */
        LIKE_ANOTHER
    }

    public void iAm(@Nullable Member now) {
        me = now;
    }

    public void peopleAre(List<Person> people) {
        holders.clear();
        for (Person person : people) {
            holders.computeIfAbsent(NameKey.of(person.member().name()), key -> new HashSet<>())
                    .add(person.member().id());
        }
    }

    /** What there is to say of somebody's name. */
    public Optional<Caution> of(Member member) {
        if (me != null && member.id().equals(me.id())) return Optional.empty();
        NameKey key = NameKey.of(member.name());
        if (me != null && key.equals(NameKey.of(me.name()))) return Optional.of(Caution.LIKE_MINE);
        if (mixesScripts(member.name())) return Optional.of(Caution.MIXED_SCRIPTS);
        boolean another = holders.getOrDefault(key, Set.of()).stream().anyMatch(holder -> !holder.equals(member.id()));
        return another ? Optional.of(Caution.LIKE_ANOTHER) : Optional.empty();
    }

    /** Whether letters of scripts stand side by side that no language has together. */
    static boolean mixesScripts(String name) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && TOGETHER.stream().noneMatch(group -> group.containsAll(scripts));
    }
}
