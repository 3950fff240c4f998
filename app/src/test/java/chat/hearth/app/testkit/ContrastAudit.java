package chat.hearth.app.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Slider;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Measures what a window shows, with the colours it really has: every text on the ground that is painted behind it, and the
 * outlines by which controls are known. As WCAG 2.1 computes it (success criteria 1.4.3 and 1.4.11, level AA); what cannot
 * be used at the moment is exempt there. FX thread.
 */
public final class ContrastAudit {
    private static final double TEXT = 4.5;
    private static final double LARGE_TEXT = 3;
    private static final double SHAPE = 3;

    /** From this size on text is large, when it is bold; in pixels (14 points). */
    private static final double LARGE_BOLD = 18.66;

    private static final double LARGE = 24;

    private final List<String> faults = new ArrayList<>();

    private ContrastAudit() {}

    /** What cannot be told from its ground well enough; the root is painted on white. */
    public static List<String> faults(Parent root) {
        ContrastAudit audit = new ContrastAudit();
        audit.look(root, Color.WHITE, 1, "");
        return audit.faults.stream().distinct().toList();
    }

    /** The relation of two luminances, 1 to 21. */
    public static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** What is seen of a colour that lets another one through. */
    public static Color over(Color upper, Color lower) {
        return lower.interpolate(new Color(upper.getRed(), upper.getGreen(), upper.getBlue(), 1), upper.getOpacity());
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private void look(Node node, Color ground, double opacity, String path) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) return;
        double shown = opacity * node.getOpacity();
        String place = path + " " + String.join(".", node.getStyleClass());
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            double least = text instanceof FontIcon ? SHAPE : isLarge(text) ? LARGE_TEXT : TEXT;
            judge(place + " \"" + text.getText() + "\"", faded(fill, shown), ground, least);
        }
        if (node instanceof Region region) {
            outline(region).ifPresent(line -> judge(place, faded(line, shown), ground, SHAPE));
        }
        if (node instanceof Parent parent) {
            Color behind = node instanceof Region region ? painted(region, ground, shown) : ground;
            for (Node child : parent.getChildrenUnmodifiable()) look(child, behind, shown, place);
        }
    }

    private static boolean isLarge(Text text) {
        double size = text.getFont().getSize();
        return size >= LARGE || (size >= LARGE_BOLD && text.getFont().getStyle().contains("Bold"));
    }

    /** The line by which a control is known that has no words of its own. */
    private static Optional<Color> outline(Region region) {
        List<String> styles = region.getStyleClass();
        List<Color> fills = fills(region);
        if (fills.isEmpty()) return Optional.empty();
        if (styles.contains("radio") || styles.contains("text-input")) return Optional.of(fills.get(0));
        return styles.contains("track") && region.getParent() instanceof Slider
                ? Optional.of(fills.get(fills.size() - 1))
                : Optional.empty();
    }

    private static List<Color> fills(Region region) {
        return region.getBackground() == null
                ? List.of()
                : region.getBackground().getFills().stream()
                        .map(BackgroundFill::getFill)
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast)
                        .toList();
    }

    private static Color painted(Region region, Color ground, double opacity) {
        Color behind = ground;
        for (Color fill : fills(region)) behind = over(faded(fill, opacity), behind);
        return behind;
    }

    private static Color faded(Color color, double opacity) {
        return color.deriveColor(0, 1, 1, opacity);
    }

    private void judge(String what, Color above, Color ground, double least) {
        Color seen = over(above, ground);
        double ratio = contrast(seen, ground);
        if (ratio < least) {
            faults.add(String.format(Locale.ROOT, "%.2f of %.1f: %s on %s: %s", ratio, least, seen, ground, what));
        }
    }
}
