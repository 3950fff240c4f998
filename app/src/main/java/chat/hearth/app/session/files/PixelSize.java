package chat.hearth.app.session.files;

/** How large a picture is, in pixels. */
public record PixelSize(int width, int height) {}
