package sojourn.patch;

import jakarta.json.JsonMergePatch;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/**
 * A JSON Merge Patch: a document of the new values, in which null removes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
public final class MergePatch implements DocumentPatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonObject members;
    private final JsonMergePatch patch;

    private MergePatch(JsonObject members) {
        this.members = members;
        this.patch = JSON.createMergePatch(members);
    }

    /**
     * Reads a patch.
     *
     * @throws PatchRefused if it is no object: it would replace the whole document
     */
    public static MergePatch read(JsonValue patch) {
        if (patch instanceof JsonObject members) {
            return new MergePatch(members);
        }
        throw new PatchRefused("", "must be a JSON object");
    }

    @Override
    public JsonObject applyTo(JsonObject document) {
        return patch.apply(document).asJsonObject();
    }

    @Override
    public boolean writes(String member) {
        return members.containsKey(member);
    }
}
