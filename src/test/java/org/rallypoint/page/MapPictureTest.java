package org.rallypoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.page.MapPicture.Dot;
import org.rallypoint.page.MapPicture.State;
import org.rallypoint.page.WorldMap.Point;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MapPictureTest {

    private static final List<Dot> THREE = List.of(
            new Dot("Berlin", 52.52437, 13.41053, State.confirmed),
            new Dot("Nairobi", -1.28333, 36.81667, State.to_follow),
            new Dot("São Paulo", -23.5475, -46.63611, State.cancelled));

    /** Pixels for a unit of the map. */
    private static final double SCALE = 1.16;

    private final WorldMap map = new WorldMap();

    @ParameterizedTest
    @ValueSource(strings = {"</script><script>alert(1)</script>]]>&\"'", "<!--", "&#0; & \uD83D\uDE80 العربية 北京\t\n"})
    void anySvgIsXmlThatKeepsItsTextAsItIs(String text) throws Exception {
        Document svg = parsed(MapPicture.svg(map, text, List.of(new Dot(text, 1, 2, State.confirmed))));

        assertThat(texts(svg, "title")).containsExactly(text, text);
        assertThat(texts(svg, "script")).isEmpty();
    }

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
        Document svg = parsed(MapPicture.svg(map, "\u0000a\u001Bb\uFFFEc\uD800d", List.of()));

        assertThat(texts(svg, "title")).containsExactly("abcd");
    }

    @Test
    void theSvgSaysWhatItIsAndNamesEachCityFromBelow() throws Exception {
        Document svg = parsed(MapPicture.svg(map, "Protests", THREE));

        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1000 444");
        assertThat(texts(svg, "title")).containsExactly("Protests", "São Paulo", "Nairobi", "Berlin");
    }

    @Test
    void theSvgHasItsDotsWhereTheCitiesLie() throws Exception {
        Document svg = parsed(MapPicture.svg(map, "Protests", THREE));

        assertThat(elements(svg, "circle"))
                .extracting(circle -> circle.getAttribute("cx") + " " + circle.getAttribute("cy"))
                .containsExactly("373.9 328.8", "602.2 257.1", "532.1 84.6");
    }

    @Test
    void onlyCancelledOnesAreCrossed() throws Exception {
        Document svg = parsed(MapPicture.svg(map, "Protests", THREE));

        assertThat(elements(svg, "path"))
                .extracting(path -> ((Element) path.getParentNode()).getTagName())
                .containsExactly("svg", "g");
    }

    @Test
    void theSvgKnowsDarkColours() {
        assertThat(MapPicture.svg(map, "Protests", THREE)).contains("@media (prefers-color-scheme: dark)");
    }

    @Test
    void dotsShrinkWhereThereAreMany() throws Exception {
        assertThat(firstRadius(5)).isGreaterThan(firstRadius(50));
        assertThat(firstRadius(50)).isGreaterThan(firstRadius(500));
        assertThat(firstRadius(5000)).isGreaterThan(2);
    }

    @Test
    void thePngHasTheSizeOfPreviews() throws Exception {
        BufferedImage image = image(THREE);

        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(image.getColorModel().hasAlpha()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void thePngHasAMarkWhereTheCityLies(State state) throws Exception {
        Dot dot = new Dot("Nairobi", -1.28333, 36.81667, state);

        assertThat(pixel(dot, 0, List.of(dot))).isNotEqualTo(pixel(dot, 0, List.of()));
    }

    @Test
    void onlyTheRingIsHollow() throws Exception {
        Dot filled = new Dot("Nairobi", -1.28333, 36.81667, State.confirmed);
        Dot ring = new Dot("Nairobi", -1.28333, 36.81667, State.to_follow);

        assertThat(pixel(filled, 8, List.of(filled))).isEqualTo(pixel(filled, 0, List.of(filled)));
        assertThat(pixel(ring, 8, List.of(ring))).isNotEqualTo(pixel(ring, 0, List.of(ring)));
    }

    @Test
    void aConfirmedOneLiesAboveACancelledOneWhicheverComesFirst() {
        Dot confirmed = new Dot("Berlin", 52.5, 13.4, State.confirmed);
        Dot cancelled = new Dot("Berlin", 52.5, 13.4, State.cancelled);

        assertThat(MapPicture.png(map, List.of(confirmed, cancelled)))
                .isEqualTo(MapPicture.png(map, List.of(cancelled, confirmed)));
    }

    @Test
    void equalInputGivesEqualBytes() {
        assertThat(MapPicture.png(new WorldMap(), List.copyOf(THREE))).isEqualTo(MapPicture.png(map, THREE));
        assertThat(MapPicture.svg(new WorldMap(), "Protests", List.copyOf(THREE)))
                .isEqualTo(MapPicture.svg(map, "Protests", THREE));
    }

    @Test
    void aMapWithoutDotsIsAMap() throws Exception {
        assertThat(texts(parsed(MapPicture.svg(map, "Protests", List.of())), "title"))
                .containsExactly("Protests");
        BufferedImage image = image(List.of());
        assertThat(IntStream.range(0, image.getWidth())
                        .map(x -> image.getRGB(x, 200))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void fiveHundredDotsAreDrawnQuickly() {
        List<Dot> dots = dots(500);

        assertThat(quickest(() -> MapPicture.png(map, dots))).isLessThan(Duration.ofMillis(300));
        assertThat(quickest(() -> MapPicture.svg(map, "Protests", dots))).isLessThan(Duration.ofMillis(300));
    }

    /** The colour of the PNG so many pixels to the right of a city's place. */
    private int pixel(Dot at, int right, List<Dot> dots) throws IOException {
        Point place = map.project(at.latitude(), at.longitude());
        int x = (int) (600 + SCALE * (place.x() - map.width() / 2));
        int y = (int) (315 + SCALE * (place.y() - map.height() / 2));
        return image(dots).getRGB(x + right, y);
    }

    private BufferedImage image(List<Dot> dots) throws IOException {
        return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(MapPicture.png(map, dots))));
    }

    private double firstRadius(int dots) throws Exception {
        Document svg = parsed(MapPicture.svg(map, "Protests", dots(dots)));
        return Double.parseDouble(elements(svg, "circle").get(0).getAttribute("r"));
    }

    private static List<Dot> dots(int count) {
        State[] states = State.values();
        return IntStream.range(0, count)
                .mapToObj(i -> new Dot("City " + i, 35 + i % 30, -10 + i % 41, states[i % states.length]))
                .toList();
    }

    /** The processor's time, since others may use the machine too. */
    private static Duration quickest(Runnable drawing) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 5)
                .map(run -> {
                    long start = threads.getCurrentThreadCpuTime();
                    drawing.run();
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .mapToObj(Duration::ofNanos)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg, String tag) {
        return elements(svg, tag).stream().map(Node::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String tag) {
        NodeList nodes = svg.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
