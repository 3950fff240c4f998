package chat.hearth.app.client.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class EchoesTest {
    private final Echoes echoes = new Echoes();

    private static long at(Duration time) {
        return time.toNanos();
    }

    @Test
    void theSameTextThatComesBackSoonIsMine() {
        echoes.said("hello", 1, at(Duration.ZERO));

        assertEquals(OptionalLong.empty(), echoes.match("other", at(Duration.ZERO)));
        assertEquals(OptionalLong.of(1), echoes.match("hello", at(Echoes.SOON)));
    }

    @Test
    void itIsMineOnlyAsOftenAsISaidIt() {
        echoes.said("hello", 1, at(Duration.ZERO));
        echoes.said("hello", 2, at(Duration.ZERO));

        assertEquals(OptionalLong.of(1), echoes.match("hello", 1));
        assertEquals(OptionalLong.of(2), echoes.match("hello", 1));
        assertEquals(OptionalLong.empty(), echoes.match("hello", 1));
    }

    @Test
    void whatComesMuchLaterIsSomebodyElses() {
        echoes.said("hello", 1, at(Duration.ZERO));

        assertEquals(OptionalLong.empty(), echoes.match("hello", at(Echoes.SOON) + 1));
    }
}
