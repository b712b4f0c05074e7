package sojourn.patch;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import sojourn.limit.FixedLimits;

/**
 * A JSON Patch: operations that are applied one after another, all or none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class OperationsPatch implements DocumentPatch {

    public static final String MEDIA_TYPE = "application/json-patch+json";

    private final List<Operation> operations;

    private OperationsPatch(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * Reads a patch.
     *
     * @throws PatchRefused if it is no array of operations, or has more than {@value FixedLimits#PATCH_OPERATIONS}
     */
    public static OperationsPatch read(JsonValue patch) {
        if (!(patch instanceof JsonArray array)) {
            throw new PatchRefused("", "must be a JSON array of operations");
        }
        if (array.size() > FixedLimits.PATCH_OPERATIONS) {
            throw new PatchRefused("", "must have at most " + FixedLimits.PATCH_OPERATIONS + " operations");
        }
        List<Operation> operations = new ArrayList<>(array.size());
        for (JsonValue each : array) {
            operations.add(Operation.read(each, operations.size()));
        }
        return new OperationsPatch(operations);
    }

    @Override
    public JsonObject applyTo(JsonObject document) {
        JsonObject patched = document;
        Work work = new Work();
        for (Operation operation : operations) {
            patched = operation.applyTo(patched, work);
        }
        return patched;
    }

    @Override
    public boolean writes(String member) {
        return operations.stream().anyMatch(operation -> operation.writes(member));
    }
}
