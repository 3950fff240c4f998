package chat.hearth.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that run a script wherever one of them is taken for markup, code, an address or a template. */
final class HostileStrings {
    /** What calls {@code hit}, if it runs; written short, since names are short too. */
    private static final List<String> VECTORS = List.of(
            "<script>hit()</script>",
            "<img src=x onerror=hit()>",
            "<svg onload=hit()>",
            "<svg><script>hit()</script></svg>",
            "<svg><a href=javascript:hit()>x</a>",
            "<svg><animate onbegin=hit()>",
            "javascript:hit()",
            "JaVaScRiPt:hit()",
            "java\tscript:hit()",
            "vbscript:hit()",
            "data:text/html,<script>hit()</script>",
            "<a href=javascript:hit()>x</a>",
            "[x](javascript:hit())",
            "![x](javascript:hit())",
            "https://x.example/\"onclick=\"hit()",
            "https://x.example/<script>hit()</script>",
            "https://javascript:hit()@x.example",
            "https://x.example/#javascript:hit()",
            "http://x.example/?a=<img src=x onerror=hit()>",
            "onfocus=hit() autofocus",
            "' onmouseover='hit()",
            "\" onmouseover=\"hit()",
            "<body onpageshow=hit()>",
            "<input autofocus onfocus=hit()>",
            "<details open ontoggle=hit()>",
            "<video><source onerror=hit()>",
            "<audio src=x onerror=hit()>",
            "<iframe srcdoc='<script>parent.hit()</script>'>",
            "<iframe src=javascript:parent.hit()>",
            "<object data=javascript:hit()>",
            "<embed src=javascript:hit()>",
            "<form action=javascript:hit()><button>",
            "<math><mi xlink:href=javascript:hit()>",
            "<base href=//x.example>",
            "<meta http-equiv=refresh content=0;//x.example>",
            "<link rel=stylesheet href=//x.example>",
            "<style>@import '//x.example';</style>",
            "<style>*{background:url(//x.example)}",
            "<marquee onstart=hit()>",
            "<xss tabindex=1 onfocus=hit() autofocus>",
            "<template><script>hit()</script>",
            "<noscript><img src=x onerror=hit()>",
            "{{constructor.constructor('hit()')()}}",
            "${hit()}",
            "#{hit()}",
            "<%= hit() %>",
            "`${hit()}`",
            "```html\n<img src=x onerror=hit()>\n```",
            "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
            "&lt;script&gt;hit()&lt;/script&gt;",
            "%3Cscript%3Ehit()%3C/script%3E",
            "\uff1cscript\uff1ehit()\uff1c/script\uff1e",
            "<scr\u200bipt>hit()</script>",
            "__proto__",
            "constructor");

    /** What may end whatever it was put into. */
    private static final List<String> BEFORE =
            List.of("", "\"", "'>", "\">", "-->", "</p>", "</textarea>", "</title>", "\u202e", "\ud83c\udf89 ", "]]>");

    private HostileStrings() {}

    /** So many, all different. */
    static List<String> some(int count) {
        Set<String> made = new LinkedHashSet<>();
        BEFORE.forEach(before -> VECTORS.forEach(vector -> made.add(before + vector)));
        return new ArrayList<>(made).subList(0, count);
    }

    /** Without what is too much. */
    static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
