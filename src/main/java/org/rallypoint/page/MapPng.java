package org.rallypoint.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.rallypoint.page.MapColours.Mark;
import org.rallypoint.page.MapPicture.Dot;
import org.rallypoint.page.MapPicture.Shape;
import org.rallypoint.page.MapPicture.State;
import org.rallypoint.page.WorldMap.Point;

/** The map picture as pixels, in the dark colours, which stand out of light and dark pages alike. */
final class MapPng {

    private static final int MARGIN = 20;

    private static final Pattern TOKEN = Pattern.compile("[mlz]|-?[0-9.]+");

    private MapPng() {}

    static byte[] of(WorldMap map, List<Dot> dots) {
        var image = new BufferedImage(MapPicture.PNG_WIDTH, MapPicture.PNG_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            draw(pen, map, dots);
        } finally {
            pen.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        // Into a plain stream ImageIO would write by way of a file.
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D pen, WorldMap map, List<Dot> dots) {
        MapColours colours = MapColours.DARK;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Else every line would be moved to the middle of pixels.
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.decode(colours.sea()));
        pen.fillRect(0, 0, MapPicture.PNG_WIDTH, MapPicture.PNG_HEIGHT);

        double scale = Math.min(
                (MapPicture.PNG_WIDTH - 2 * MARGIN) / map.width(), (MapPicture.PNG_HEIGHT - 2 * MARGIN) / map.height());
        pen.translate(
                (MapPicture.PNG_WIDTH - scale * map.width()) / 2, (MapPicture.PNG_HEIGHT - scale * map.height()) / 2);
        pen.scale(scale, scale);
        pen.setColor(Color.decode(colours.land()));
        pen.fill(path(map.land()));

        for (State state : MapPicture.FROM_BELOW) {
            Mark mark = colours.of(state);
            Shape shape = Shape.of(state, dots.size());
            pen.setStroke(new BasicStroke((float) shape.stroke()));
            for (Dot dot : dots) {
                if (dot.state() == state) {
                    draw(pen, mark, shape, map.project(dot.latitude(), dot.longitude()));
                }
            }
        }
    }

    private static void draw(Graphics2D pen, Mark mark, Shape shape, Point at) {
        double radius = shape.radius();
        var figure = new Path2D.Double(new Ellipse2D.Double(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
        pen.setColor(Color.decode(mark.fill()));
        pen.fill(figure);
        double arm = shape.arm();
        if (arm > 0) {
            figure.moveTo(at.x() - arm, at.y() - arm);
            figure.lineTo(at.x() + arm, at.y() + arm);
            figure.moveTo(at.x() + arm, at.y() - arm);
            figure.lineTo(at.x() - arm, at.y() + arm);
        }
        pen.setColor(Color.decode(mark.stroke()));
        pen.draw(figure);
    }

    /** Reads path data as {@link WorldMap} has it. */
    private static Path2D path(String data) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Matcher token = TOKEN.matcher(data);
        boolean begins = false;
        double x = 0;
        double y = 0;
        while (token.find()) {
            switch (token.group()) {
                case "m" -> begins = true;
                case "l" -> begins = false;
                case "z" -> {
                    path.closePath();
                    x = path.getCurrentPoint().getX();
                    y = path.getCurrentPoint().getY();
                }
                default -> {
                    x += Double.parseDouble(token.group());
                    token.find();
                    y += Double.parseDouble(token.group());
                    if (begins) {
                        path.moveTo(x, y);
                    } else {
                        path.lineTo(x, y);
                    }
                }
            }
        }
        return path;
    }
}
