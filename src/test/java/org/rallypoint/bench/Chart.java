package org.rallypoint.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LevelRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Comparisons as bars, each with a mark where it should reach. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int BAR = 40;
    private static final int AROUND = 120;

    private Chart() {}

    static void write(Path file, String title, List<Comparison> comparisons) throws IOException {
        var measured = new DefaultCategoryDataset();
        var wanted = new DefaultCategoryDataset();
        for (var each : comparisons) {
            var name = each.name() + " to " + each.to();
            measured.addValue(each.ratio().median(), "measured", name);
            wanted.addValue(each.wanted(), "wanted at least", name);
        }
        var chart = ChartFactory.createBarChart(
                title, null, null, measured, PlotOrientation.HORIZONTAL, true, false, false);
        var plot = (CategoryPlot) chart.getPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        // Room for the number of the longest bar.
        plot.getRangeAxis().setUpperMargin(0.1);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.5f);
        plot.setRenderer(bars());
        plot.setDataset(1, wanted);
        plot.setRenderer(1, marks());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, AROUND + BAR * comparisons.size());
    }

    private static BarRenderer bars() {
        var bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, new Color(0x4C78A8));
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("0.00")));
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        return bars;
    }

    private static LevelRenderer marks() {
        var marks = new LevelRenderer();
        marks.setSeriesPaint(0, new Color(0xC0392B));
        marks.setSeriesStroke(0, new BasicStroke(4));
        return marks;
    }
}
