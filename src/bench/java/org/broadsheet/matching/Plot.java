package org.broadsheet.matching;

import java.util.List;
import java.util.Locale;

/** A line plot as SVG: a square of axes, curves with their names at the right. */
public final class Plot {

    private static final int SIDE = 360;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final String[] COLOURS = {"#1f4e79", "#b3541e", "#4a7c3a", "#777777"};

    /** @param dashed for what is not measured */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Curve(String name, double[] x, double[] y, boolean dashed) {}

    private Plot() {}

    public static String svg(
            String title, String xName, String yName, double[] xRange, double[] yRange, List<Curve> curves) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 460" font-family="sans-serif" font-size="13">
                <rect width="640" height="460" fill="#ffffff"/>
                <text x="60" y="24" font-size="15">%s</text>
                """.formatted(title));
        for (int tick = 0; tick <= 5; tick++) {
            double x = xRange[0] + tick * (xRange[1] - xRange[0]) / 5;
            double y = yRange[0] + tick * (yRange[1] - yRange[0]) / 5;
            svg.append(format(
                    "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='#dddddd'/><text x='%.1f' y='%d' text-anchor='middle'>%s</text>%n",
                    px(x, xRange), TOP, px(x, xRange), TOP + SIDE, px(x, xRange), TOP + SIDE + 18, number(x)));
            svg.append(format(
                    "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#dddddd'/><text x='%d' y='%.1f' text-anchor='end'>%s</text>%n",
                    LEFT, py(y, yRange), LEFT + SIDE, py(y, yRange), LEFT - 8, py(y, yRange) + 4, number(y)));
        }
        svg.append(format(
                "<text x='%d' y='%d' text-anchor='middle'>%s</text><text x='16' y='%d' text-anchor='middle' transform='rotate(-90 16 %d)'>%s</text>%n",
                LEFT + SIDE / 2, TOP + SIDE + 42, xName, TOP + SIDE / 2, TOP + SIDE / 2, yName));
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            StringBuilder points = new StringBuilder();
            for (int k = 0; k < curve.x().length; k++) {
                points.append(format("%.1f,%.1f ", px(curve.x()[k], xRange), py(curve.y()[k], yRange)));
            }
            String colour = COLOURS[i % COLOURS.length];
            svg.append(format(
                    "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'%s/><text x='%d' y='%d' fill='%s'>%s</text>%n",
                    points.toString().strip(),
                    colour,
                    curve.dashed() ? " stroke-dasharray='5 4'" : "",
                    LEFT + SIDE + 16,
                    TOP + 20 + 22 * i,
                    colour,
                    curve.name()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double px(double x, double[] range) {
        return LEFT + SIDE * (x - range[0]) / (range[1] - range[0]);
    }

    private static double py(double y, double[] range) {
        return TOP + SIDE * (range[1] - y) / (range[1] - range[0]);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : format("%.2f", value);
    }

    @com.google.errorprone.annotations.FormatMethod
    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
