package sojourn.patch;

import jakarta.json.JsonObject;

/** A change to a JSON object, read and checked, and not yet applied. Immutable. */
public sealed interface DocumentPatch permits MergePatch, OperationsPatch {

    /**
     * The document after the change; the given one stays as it is.
     *
     * @throws PatchConflict if the document is not as the patch expects it
     * @throws PatchTooCostly if it would copy more than {@value sojourn.limit.FixedLimits#PATCH_WORK} entries
     */
    JsonObject applyTo(JsonObject document);

    /** Whether the patch sets, changes or removes a member of the document, or something in it. */
    boolean writes(String member);
}
