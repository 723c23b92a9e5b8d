package org.rallypoint.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.rallypoint.format.prose.Legible;
import org.rallypoint.page.MapColours.Mark;
import org.rallypoint.page.WorldMap.Point;

/** Draws places on the map of the world. The same input gives the same bytes. */
public final class MapPicture {

    /** Pixels, as previews of links want them. */
    static final int PNG_WIDTH = 1200;

    static final int PNG_HEIGHT = 630;

    /** What is drawn later lies above. */
    static final List<State> FROM_BELOW = List.of(State.cancelled, State.to_follow, State.confirmed);

    private static final String STYLE = style(MapColours.DARK);

    /** The style of every picture, as a Content-Security-Policy names it. */
    static final String STYLE_HASH = "sha256-" + sha256(STYLE);

    private MapPicture() {}

    /**
     * A whole SVG document, as large as the map, in light and, where the viewer asks for it, dark colours.
     *
     * @param title what the picture shows, for those who cannot see it
     * @param dots where two overlap, confirmed ones lie above those to follow, and these above cancelled ones
     */
    public static String svg(WorldMap map, String title, List<Dot> dots) {
        var svg = new StringBuilder(map.land().length() + 200 * dots.size());
        // Attributes beside the style are for viewers that know no style, and for policies that forbid it.
        svg.append(text(
                """
                <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f">
                <title>%3$s</title>
                <style>%4$s</style>
                <rect class="sea" width="%1$.0f" height="%2$.0f" fill="%5$s"/>
                <path class="land" fill="%6$s" d="%7$s"/>
                """,
                map.width(),
                map.height(),
                Legible.markup(title),
                STYLE,
                MapColours.LIGHT.sea(),
                MapColours.LIGHT.land(),
                map.land()));
        for (State state : FROM_BELOW) {
            Mark mark = MapColours.LIGHT.of(state);
            Shape shape = Shape.of(state, dots.size());
            svg.append(text(
                    "<g class=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.2f\">\n",
                    state, mark.fill(), mark.stroke(), shape.stroke()));
            for (Dot dot : dots) {
                if (dot.state == state) {
                    svg.append(svg(shape, map.project(dot.latitude, dot.longitude), dot.label));
                }
            }
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    /**
     * A PNG of 1200 by 630 pixels, the size for previews of links, without any text.
     *
     * @param dots where two overlap, confirmed ones lie above those to follow, and these above cancelled ones
     */
    public static byte[] png(WorldMap map, List<Dot> dots) {
        return MapPng.of(map, dots);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String style(MapColours colours) {
        var style = new StringBuilder(text(
                "@media (prefers-color-scheme: dark) { .sea { fill: %s } .land { fill: %s }",
                colours.sea(), colours.land()));
        for (State state : FROM_BELOW) {
            Mark mark = colours.of(state);
            style.append(text(" .%s { fill: %s; stroke: %s }", state, mark.fill(), mark.stroke()));
        }
        return style.append(" }").toString();
    }

    /** The two lines through a dot, as path data. */
    static String cross(Shape shape, Point at) {
        return text(
                "M%1$.1f %2$.1fm-%3$.2f-%3$.2fl%4$.2f %4$.2fm0-%4$.2fl-%4$.2f %4$.2f",
                at.x(), at.y(), shape.arm, 2 * shape.arm);
    }

    private static String svg(Shape shape, Point at, String label) {
        String circle = text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.2f\"/>", at.x(), at.y(), shape.radius);
        String cross = shape.arm == 0 ? "" : "<path d=\"" + cross(shape, at) + "\"/>";
        return "<g><title>" + Legible.markup(label) + "</title>" + circle + cross + "</g>\n";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** How sure an event is. Each state has a shape of its own, so that nobody needs to tell colours apart. */
    public enum State {
        /** A filled dot. */
        confirmed,
        /** A ring. */
        to_follow,
        /** A grey dot with a cross. */
        cancelled
    }

    /**
     * One place to mark.
     *
     * @param label the city's name, in any characters
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public record Dot(String label, double latitude, double longitude, State state) {}

    /**
     * How large a dot is, in the map's units.
     *
     * @param radius to the middle of the line around it
     * @param stroke the width of that line
     * @param arm half the width and half the height of its cross; 0 for none
     */
    record Shape(double radius, double stroke, double arm) {

        /** The more dots a map has, the smaller they are. */
        static Shape of(State state, int dots) {
            // Roots, since they alone are exact on every machine.
            double outer = 2.2 + 8 / Math.sqrt(Math.sqrt(Math.max(1, dots)));
            return switch (state) {
                case confirmed -> new Shape(outer * 0.9, outer * 0.2, 0);
                case to_follow -> new Shape(outer * 0.7, outer * 0.4, 0);
                case cancelled -> new Shape(outer * 0.85, outer * 0.2, outer * 0.35);
            };
        }
    }
}
