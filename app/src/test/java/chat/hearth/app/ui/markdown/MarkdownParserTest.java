package chat.hearth.app.ui.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.markdown.RichText.CodeBlock;
import chat.hearth.app.ui.markdown.RichText.Emoji;
import chat.hearth.app.ui.markdown.RichText.Link;
import chat.hearth.app.ui.markdown.RichText.Listing;
import chat.hearth.app.ui.markdown.RichText.Paragraph;
import chat.hearth.app.ui.markdown.RichText.Quote;
import chat.hearth.app.ui.markdown.RichText.Style;
import chat.hearth.app.ui.markdown.RichText.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownParserTest {
    private final MarkdownParser parser = new MarkdownParser(new EmojiTokenizer(EmojiCatalog.bundled()));

    private List<RichText.Block> blocks(String text) {
        return parser.parse(text).blocks();
    }

    private static Text text(String text, Style... styles) {
        return new Text(text, Set.of(styles));
    }

    private static Paragraph paragraph(RichText.Span... spans) {
        return new Paragraph(List.of(spans));
    }

    @Test
    void marksBecomeStyles() {
        assertEquals(
                List.of(paragraph(
                        text("a "),
                        text("b", Style.BOLD),
                        text(" "),
                        text("c", Style.ITALIC),
                        text(" "),
                        text("d", Style.STRIKE),
                        text(" "),
                        text("e*f*", Style.CODE))),
                blocks("a **b** *c* ~~d~~ `e*f*`"));
    }

    @Test
    void aLineBreakIsALineBreak() {
        assertEquals(List.of(paragraph(text("one\ntwo"))), blocks("one\ntwo"));
    }

    @Test
    void aCodeBlockIsKeptCharacterByCharacter() {
        assertEquals(
                List.of(new CodeBlock("java", "  if (a < b) :-)\n\treturn \"<b>\";")),
                blocks("```java\n  if (a < b) :-)\n\treturn \"<b>\";\n```"));
    }

    @Test
    void quotesAndListsHoldBlocks() {
        assertEquals(
                List.of(
                        new Quote(List.of(paragraph(text("said")))),
                        new Listing(
                                List.of("3.", "4."),
                                List.of(List.of(paragraph(text("x"))), List.of(paragraph(text("y")))))),
                blocks("> said\n\n3. x\n4. y"));
    }

    @Test
    void headingsRulesAndTablesAreCharacters() {
        assertEquals(List.of(paragraph(text("# not a heading"))), blocks("# not a heading"));
        assertEquals(List.of(paragraph(text("a\n---"))), blocks("a\n---"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<!-- hidden -->",
                "a <b>c</b> d",
            })
    void htmlIsShownAsItWasWritten(String html) {
        assertEquals(html, PlainLine.of(parser.parse(html), 1000));
    }

    @Test
    void aLinkShowsWhereItLeads() {
        Link link = (Link)
                ((Paragraph) blocks("[my bank](https://evil.example:8080/x)").get(0))
                        .spans()
                        .get(0);
        assertTrue(link.hidesTarget());
        assertEquals("evil.example:8080", link.target().place());
        Link plain = (Link)
                ((Paragraph) blocks("https://example.org/a").get(0)).spans().get(0);
        assertFalse(plain.hidesTarget());
    }

    /** As a host writes one that came by {@code POST /longlat}. */
    @Test
    void aSharedPositionLeadsToAMap() {
        String text = "Position 59.334591 18.063240: https://www.openstreetmap.org/?mlat=59.334591&mlon=18.063240";
        assertEquals(
                List.of("https://www.openstreetmap.org/?mlat=59.334591&mlon=18.063240"),
                Links.in(parser.parse(text)).stream()
                        .map(target -> target.uri().toString())
                        .toList());
    }

    @Test
    void anImageIsALink() {
        Paragraph paragraph =
                (Paragraph) blocks("![cat](https://example.org/cat.png)").get(0);
        assertEquals("cat", ((Link) paragraph.spans().get(0)).label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "smb://host/share",
                "data:text/html,x",
                "https:evil",
                "https://",
                "https://user@evil.example/",
                "https://good.example\\@evil.example/",
                "https://a b/",
                "https://exa\u202Emple.org/",
                "vbscript:x",
                "mailto:",
                "//example.org",
                "http://[::1",
            })
    void oddAddressesAreNeverOpened(String address) {
        assertTrue(WebTarget.of(address).isEmpty());
    }

    @Test
    void aHostOfAnotherScriptIsShownInAscii() {
        assertEquals(
                "xn--pple-43d.com",
                WebTarget.of("https://аpple.com/").orElseThrow().place());
    }

    @Test
    void aLinkThatMayNotBeOpenedStaysTextWithItsAddress() {
        assertEquals(List.of(paragraph(text("click (javascript:alert(1))"))), blocks("[click](javascript:alert(1))"));
    }

    @Test
    void aMailHasNoHeadersOfItsOwn() {
        assertEquals(
                "mailto:a@example.org",
                WebTarget.of("mailto:a@example.org?attach=/etc/passwd")
                        .orElseThrow()
                        .uri()
                        .toString());
    }

    @Test
    void emojiAreCutOutOfTextButNotOfCode() {
        RichText parsed = parser.parse("ok 👍🏽 `👍`");
        List<RichText.Span> spans = ((Paragraph) parsed.blocks().get(0)).spans();
        assertEquals("👍🏽", ((Emoji) spans.get(1)).source());
        assertEquals(text("👍", Style.CODE), spans.get(3));
    }

    @Test
    void oneToThreeEmojiAloneAreLarge() {
        assertEquals(
                List.of(true, true, false, false),
                Stream.of("🎉", "🎉 🚀\n👍", "🎉🎉🎉🎉", "🎉!")
                        .map(text -> parser.parse(text).onlyEmoji())
                        .toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void hostileTextIsReadInTimeAndNotTooDeep(String text) {
        RichText parsed = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> parser.parse(text));
        assertTrue(depth(parsed.blocks()) <= 2 * MarkdownParser.MAX_DEPTH, "too deep");
        assertFalse(parsed.blocks().isEmpty());
    }

    static Stream<String> hostile() {
        return Stream.of(
                ">".repeat(4_000),
                "- ".repeat(2_000) + "x",
                "[".repeat(4_000),
                "![".repeat(2_000),
                "*".repeat(4_000),
                "*a_ ".repeat(1_000),
                "**a ".repeat(1_000) + "b**".repeat(300),
                "`".repeat(4_000),
                "<".repeat(4_000),
                "~~a".repeat(1_300),
                "[a](".repeat(1_000),
                "http://a.b/".repeat(360),
                "1. \n".repeat(1_000),
                "> ```\n".repeat(600),
                "[a]: b\n",
                "\u0000\u202E\uD800",
                "x".repeat(100_000),
                "👩‍👩‍👧‍👦".repeat(360));
    }

    private static int depth(List<RichText.Block> blocks) {
        int deepest = 0;
        for (RichText.Block block : blocks) {
            if (block instanceof Quote quote) deepest = Math.max(deepest, 1 + depth(quote.blocks()));
            if (block instanceof Listing list) {
                for (List<RichText.Block> item : list.items()) deepest = Math.max(deepest, 1 + depth(item));
            }
        }
        return deepest;
    }
}
