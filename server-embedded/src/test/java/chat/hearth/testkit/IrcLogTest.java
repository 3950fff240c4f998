package chat.hearth.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.testkit.IrcLog.Kind;
import chat.hearth.testkit.IrcLog.Line;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IrcLogTest {
    @Test
    void everyLineOfEveryFileIsRead() {
        Map<String, Long> lines = IrcLog.readAll().stream().collect(groupingBy(Line::channel, counting()));
        assertEquals(
                Map.of("mediawiki", 3598L, "rust", 3600L, "stripe", 3599L, "ubuntu", 6886L, "ubuntu-meeting", 3596L),
                lines);
    }

    @Test
    void everyLineHasItsKind() {
        Map<Kind, Long> kinds = IrcLog.readAll().stream().collect(groupingBy(Line::kind, counting()));
        assertEquals(Map.of(Kind.MESSAGE, 19_483L, Kind.ACTION, 161L, Kind.NOTICE, 90L, Kind.SYSTEM, 1_545L), kinds);
    }

    @Test
    void aMessageIsReadWithChannelDayTimeAndNick() {
        assertEquals(
                new Line("rust", "2018-05-31", "01:03:31", Kind.MESSAGE, "Mutabah", "Yes"),
                IrcLog.parse("rust", "rust 2018-05-31 [01:03:31] <Mutabah> Yes "));
    }

    @Test
    void theDayOfAOneDayFileStandsInItsName() {
        assertEquals(
                new Line("ubuntu", "2008-04-27", "06:00", Kind.ACTION, "pclynch", "smiles while upgrading to 8.04"),
                IrcLog.parse("ubuntu-2008-04-27", "[06:00]  * pclynch smiles while upgrading to 8.04"));
    }

    @Test
    void aNoticeIsReadWithItsSender() {
        assertEquals(
                new Line("ubuntu", "2006-12-20", "05:12", Kind.NOTICE, "pikoopnbcq", "happy hannukah"),
                IrcLog.parse("ubuntu-2006-12-20", "[05:12] -pikoopnbcq:#ubuntu- happy hannukah"));
    }

    @Test
    void aLineOfTheChannelItselfHasNeitherTimeNorNick() {
        assertEquals(
                new Line("ubuntu-meeting", "2010-11-09", "", Kind.SYSTEM, "", "pleia2_ is now known as pleia2"),
                IrcLog.parse("ubuntu-meeting", "ubuntu-meeting 2010-11-09 === pleia2_ is now known as pleia2 "));
    }

    @Test
    void aLineOfNoKnownFormIsNotSkipped() {
        assertThrows(IllegalArgumentException.class, () -> IrcLog.parse("rust", "rust 2018-05-31 [01:03:31] Yes"));
    }
}
