package chat.hearth.app.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.ui.people.NameCautions.Caution;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameCautionsTest {
    private static final Member ME = named("me", "Ada");
    private static final Member MILO = named("m1", "Milo");

    private final NameCautions cautions = new NameCautions();

    private static Member named(String id, String name) {
        return new Member(new MemberId(id), name, Role.MEMBER);
    }

    private void present(Member... members) {
        cautions.iAm(ME);
        cautions.peopleAre(Stream.of(members)
                .map(member -> new Person(member, PresenceState.OFFLINE))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mіlо", "Αvа", "раypal", "Ada アダ Ада"})
    void lettersOfSeveralScriptsInOneNameAreMarked(String name) {
        present();
        assertEquals(Optional.of(Caution.MIXED_SCRIPTS), cautions.of(named("x", name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Milo",
                "Мило",
                "نور الهاشمي",
                "田中 Taro",
                "さくらサクラ桜",
                "김 Min 金",
                "李 Lee ㄌ",
                "o'neill 2",
                "🚀 rocket",
                "***"
            })
    void whatOneLanguageWritesTogetherIsNot(String name) {
        present();
        assertEquals(Optional.empty(), cautions.of(named("x", name)));
    }

    @Test
    void whoeverGoesByMyNameIsMarkedAndIAmNot() {
        present(ME, MILO);
        assertEquals(Optional.of(Caution.LIKE_MINE), cautions.of(named("x", "ADA")));
        assertEquals(Optional.empty(), cautions.of(ME));
        assertEquals(Optional.empty(), cautions.of(MILO));
    }

    @ParameterizedTest
    @CsvSource({"milo, LIKE_ANOTHER", "Ｍｉｌｏ, LIKE_ANOTHER", "mi lo, LIKE_ANOTHER", "Milos, "})
    void twoWhoseNamesLookTheSameAreBothMarked(String name, Caution caution) {
        Member other = named("m2", name);
        present(ME, MILO, other);
        assertEquals(
                List.of(Optional.ofNullable(caution), Optional.ofNullable(caution)),
                List.of(cautions.of(MILO), cautions.of(other)));
    }

    @Test
    void whoeverHasGoneAwayCountsNoMore() {
        present(ME, MILO, named("m2", "milo"));
        present(ME, MILO);
        assertEquals(Optional.empty(), cautions.of(MILO));
    }
}
