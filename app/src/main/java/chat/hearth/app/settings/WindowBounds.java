package chat.hearth.app.settings;

/** Where a window stood, in the screen's logical pixels. */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
