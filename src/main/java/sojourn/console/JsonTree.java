package sojourn.console;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import sojourn.json.JsonText;

/**
 * A JSON text as a tree that can be opened and closed, by the keyboard too, and needs no script.
 *
 * <p>It has a bound: of a large text the first entries are shown, and how many were left out. Whatever the text says is shown
 * as text.
 */
@FacesComponent(JsonTree.TYPE)
public class JsonTree extends UIComponentBase {

    static final String TYPE = "sojourn.JsonTree";

    private static final int MOST = 400;
    private static final int LONGEST = 300;
    private static final int OPEN_DEPTH = 2;
    private static final String CLASS = "class";

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        if (getAttributes().get("value") instanceof JsonText text) {
            ResponseWriter writer = context.getResponseWriter();
            writer.startElement("div", this);
            writer.writeAttribute(CLASS, "json", null);
            new Writing(writer).members(text.value(), 0);
            writer.endElement("div");
        }
    }

    private static final class Writing {

        private final ResponseWriter writer;
        private int left = MOST;

        Writing(ResponseWriter writer) {
            this.writer = writer;
        }

        void members(JsonValue value, int depth) throws IOException {
            writer.startElement("ul", null);
            int all = 0;
            int before = left;
            if (value instanceof JsonObject object) {
                all = object.size();
                for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                    if (left == 0) {
                        break;
                    }
                    member(member.getKey(), member.getValue(), depth);
                }
            } else if (value instanceof JsonArray array) {
                all = array.size();
                for (int i = 0; i < all && left > 0; i++) {
                    member(Integer.toString(i), array.get(i), depth);
                }
            }
            if (all == 0) {
                line("json-more", "nothing");
            } else if (left == 0 && before > 0) {
                line("json-more", "… and more, which is not shown here");
            }
            writer.endElement("ul");
        }

        private void member(String name, JsonValue value, int depth) throws IOException {
            left--;
            writer.startElement("li", null);
            if (value instanceof JsonObject || value instanceof JsonArray) {
                writer.startElement("details", null);
                if (depth < OPEN_DEPTH) {
                    writer.writeAttribute("open", "open", null);
                }
                writer.startElement("summary", null);
                span("json-name", name);
                span("json-size", size(value));
                writer.endElement("summary");
                members(value, depth + 1);
                writer.endElement("details");
            } else {
                span("json-name", name);
                span("json-" + value.getValueType().name().toLowerCase(Locale.ROOT), shown(value));
            }
            writer.endElement("li");
        }

        private void line(String kind, String text) throws IOException {
            writer.startElement("li", null);
            span(kind, text);
            writer.endElement("li");
        }

        private void span(String kind, String text) throws IOException {
            writer.startElement("span", null);
            writer.writeAttribute(CLASS, kind, null);
            writer.writeText(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text, null);
            writer.endElement("span");
            writer.writeText(" ", null);
        }

        private static String shown(JsonValue value) {
            return value instanceof JsonString string ? string.getString() : value.toString();
        }

        private static String size(JsonValue value) {
            return value instanceof JsonObject object
                    ? "{" + object.size() + "}"
                    : "[" + ((JsonArray) value).size() + "]";
        }
    }
}
