package chat.hearth.app.ui.emoji;

/**
 * Makes a square picture smaller, every new pixel being the mean of the area it covers. JavaFX looks at four pixels only,
 * which loses thin lines when it draws 64 pixels on 20.
 */
final class AreaScaling {
    private static final int CHANNELS = 4;

    private AreaScaling() {}

    /**
     * @param pixels premultiplied ARGB (premultiplied, so that transparent pixels do not darken an edge), row by row
     * @param from   width and height of {@code pixels}
     * @param to     width and height of the result, at most {@code from}
     */
    static int[] shrink(int[] pixels, int from, int to) {
        if (to <= 0 || to > from) throw new IllegalArgumentException("cannot shrink from " + from + " to " + to);
        int[] result = new int[to * to];
        double step = (double) from / to;
        for (int y = 0; y < to; y++) {
            for (int x = 0; x < to; x++) {
                result[y * to + x] = mean(pixels, from, x * step, y * step, step);
            }
        }
        return result;
    }

    private static int mean(int[] pixels, int width, double left, double top, double step) {
        double[] sums = new double[CHANNELS];
        double area = 0;
        for (int y = (int) top; y < width && y < top + step; y++) {
            double height = overlap(y, top, step);
            for (int x = (int) left; x < width && x < left + step; x++) {
                double covered = height * overlap(x, left, step);
                area += covered;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    sums[channel] += covered * ((pixels[y * width + x] >>> (8 * channel)) & 0xFF);
                }
            }
        }
        int pixel = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            pixel |= (int) Math.round(sums[channel] / area) << (8 * channel);
        }
        return pixel;
    }

    /** How much of the pixel at {@code at} lies between {@code start} and {@code start + length}. */
    private static double overlap(int at, double start, double length) {
        return Math.min(at + 1, start + length) - Math.max(at, start);
    }
}
