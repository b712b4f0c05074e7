package sojourn.console;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A series of numbers as a line, with its newest and its highest value as text: a picture that needs no script. */
@FacesComponent(LineChart.TYPE)
public class LineChart extends UIComponentBase {

    static final String TYPE = "sojourn.LineChart";

    private static final int WIDTH = 400;
    private static final int HEIGHT = 120;
    private static final int MARGIN = 4;
    private static final String CLASS = "class";

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        String title = String.valueOf(getAttributes().get("title"));
        List<?> given = getAttributes().get("value") instanceof List<?> list ? list : List.of();
        List<Double> values = given.stream().map(Double.class::cast).toList();
        ResponseWriter writer = context.getResponseWriter();
        writer.startElement("figure", this);
        writer.writeAttribute(CLASS, "chart", null);
        text(writer, "figcaption", title);
        if (values.size() < 2) {
            text(writer, "p", "The line begins when there are two points, in half a minute.");
        } else {
            draw(writer, title, values);
        }
        writer.endElement("figure");
    }

    private static void draw(ResponseWriter writer, String title, List<Double> values) throws IOException {
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double last = values.get(values.size() - 1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = WIDTH * (double) i / (values.size() - 1);
            double y = HEIGHT - MARGIN - (highest == 0 ? 0 : (HEIGHT - 2.0 * MARGIN) * values.get(i) / highest);
            line.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        writer.startElement("svg", null);
        writer.writeAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT, null);
        writer.writeAttribute("preserveAspectRatio", "none", null);
        writer.writeAttribute("role", "img", null);
        writer.writeAttribute("aria-label", title + ": now " + shown(last) + ", at most " + shown(highest), null);
        element(writer, "polygon", "chart-area", "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT);
        element(writer, "polyline", "chart-line", line.toString());
        writer.endElement("svg");
        text(writer, "p", "now " + shown(last) + " · at most " + shown(highest));
    }

    private static void element(ResponseWriter writer, String name, String kind, String points) throws IOException {
        writer.startElement(name, null);
        writer.writeAttribute(CLASS, kind, null);
        writer.writeAttribute("points", points, null);
        writer.endElement(name);
    }

    private static void text(ResponseWriter writer, String name, String text) throws IOException {
        writer.startElement(name, null);
        writer.writeText(text, null);
        writer.endElement(name);
    }

    private static String shown(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
