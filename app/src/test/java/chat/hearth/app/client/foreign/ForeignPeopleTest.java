package chat.hearth.app.client.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class ForeignPeopleTest {
    private final ForeignPeople people = new ForeignPeople("Ada", "Someone");

    @Test
    void whoIsNotNamedIsAStranger() {
        assertEquals("Someone", people.author(null).name());
        assertEquals(people.author(null), people.author(" \u200b\n"));
    }

    @Test
    void whoIsNamedIsTheSamePersonEachTimeAndNotMeThoughTheyTakeMyName() {
        assertEquals(people.author("Ben"), people.author(" B\u200ben "));
        assertNotEquals(people.me().id(), people.author("Ada").id());
        assertNotEquals(people.author(null).id(), people.author("Someone").id());
    }

    @Test
    void aNameIsNoLongerThanANameMayBe() {
        assertEquals("😀".repeat(15), people.author("😀".repeat(200)).name());
    }
}
