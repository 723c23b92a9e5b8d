package org.rallypoint.contract;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * An operation, and what follows from its kind.
 *
 * @param needsToken nobody gets anything there without one
 * @param needsIfMatch it changes something that has a revision
 */
record Route(String path, HttpMethod method, Operation operation, boolean needsToken, boolean needsIfMatch) {

    static Route of(String path, PathItem item, HttpMethod method, Guards guards, Schemas schemas) {
        var operation = item.getOperations().get(method);
        var needsToken = guards.needsToken(operation.getOperationId());
        var bare = new Route(path, method, operation, needsToken, false);
        return new Route(path, method, operation, needsToken, bare.changesRevisioned(item, schemas));
    }

    /** What may be deleted is what a patch changes. */
    private boolean changesRevisioned(PathItem item, Schemas schemas) {
        if (isRead() || isCreation()) {
            return false;
        }
        return isDeletion() ? item.getPATCH() != null : schemas.isRevisioned(answer());
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /** Creations are named for it; other POSTs change something that is there. */
    boolean isCreation() {
        return isPost() && operation.getOperationId().startsWith("create");
    }

    boolean isPost() {
        return method == HttpMethod.POST;
    }

    boolean isDeletion() {
        return method == HttpMethod.DELETE;
    }

    boolean isRedirect() {
        return operation.getResponses().getAPIResponse("302") != null;
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    /** It answers the same in several formats. */
    boolean hasFormats() {
        return path.endsWith(".{format}");
    }

    /** It reads on from a place in the change log. */
    boolean readsOn() {
        return path.startsWith("/v1/changes");
    }

    /** Its answer doesn't end by itself. */
    boolean isStream() {
        return path.endsWith("/stream");
    }

    boolean hasPathValue() {
        return path.contains("{");
    }

    boolean takes(String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(given -> parameter.equals(given.getName()));
    }

    String successStatus() {
        if (operation.getResponses().getAPIResponse("202") != null) {
            return "202";
        }
        return isCreation() ? "201" : isDeletion() ? "204" : "200";
    }

    /** The name of the schema of what it answers where all goes well. */
    String answer() {
        return operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .map(response -> response.getContent().getMediaType("application/json"))
                .map(media -> Schemas.schemaName(media.getSchema()))
                .findFirst()
                .orElseThrow();
    }
}
