package chat.hearth.app.ui.markdown;

/** Which way a paragraph runs: by its first strong letter (UAX #9, P2). */
final class Direction {
    private Direction() {}

    static boolean isRightToLeft(RichText.Paragraph paragraph) {
        for (RichText.Span span : paragraph.spans()) {
            String text = span instanceof RichText.Text plain
                    ? plain.text()
                    : span instanceof RichText.Link link ? link.label() : "";
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                byte direction = Character.getDirectionality(text.codePointAt(i));
                if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) return false;
                if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                    return true;
                }
            }
        }
        return false;
    }
}
