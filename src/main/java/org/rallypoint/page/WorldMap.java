package org.rallypoint.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outlines of the world without Antarctica, in the Natural Earth projection, and where on them a place lies.
 * Unchangeable and safe for any number of threads.
 */
@Singleton
public final class WorldMap {

    private static final String FILE = "/map/world.txt";

    private final double width;
    private final double height;
    private final double scale;
    private final Point origin;
    private final String land;

    /**
     * Reads the outlines.
     *
     * @throws IllegalStateException if they are missing
     * @throws UncheckedIOException if they cannot be read
     */
    public WorldMap() {
        Map<String, String> lines = lines();
        width = Double.parseDouble(lines.get("width"));
        height = Double.parseDouble(lines.get("height"));
        scale = Double.parseDouble(lines.get("scale"));
        origin = new Point(Double.parseDouble(lines.get("x")), Double.parseDouble(lines.get("y")));
        land = lines.get("land");
    }

    /** The map's width; its {@code viewBox} is {@code 0 0 width height}. */
    public double width() {
        return width;
    }

    /** The map's height in the same units. */
    public double height() {
        return height;
    }

    /** The land as SVG path data to fill: relative {@code m}, {@code l} and {@code z} only. */
    public String land() {
        return land;
    }

    /**
     * Where a place lies on the map; what is beyond an edge comes to lie on it.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public Point project(double latitude, double longitude) {
        // Bojan Šavrič's polynomial for Tom Patterson's table of lengths and distances of the parallels.
        double phi = Math.toRadians(latitude);
        double phi2 = phi * phi;
        double phi4 = phi2 * phi2;
        double length = 0.8707 - 0.131979 * phi2 + phi4 * (-0.013791 + phi4 * (0.003971 * phi2 - 0.001529 * phi4));
        double distance = phi * (1.007226 + phi2 * (0.015085 + phi4 * (-0.044475 + 0.028874 * phi2 - 0.005916 * phi4)));
        return new Point(
                within(width, origin.x() + scale * Math.toRadians(longitude) * length),
                within(height, origin.y() - scale * distance));
    }

    private static double within(double most, double value) {
        return Math.max(0, Math.min(most, value));
    }

    private static Map<String, String> lines() {
        try (var file = WorldMap.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing.");
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place on the map: {@code x} to the right and {@code y} downwards from its upper left corner. */
    public record Point(double x, double y) {}
}
