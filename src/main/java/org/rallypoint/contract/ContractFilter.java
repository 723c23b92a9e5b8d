package org.rallypoint.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document in one place for all routes, so that none can forget it: which keys are always there,
 * which may be null, what a route answers besides 200, and an example that is really served.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var pages = new Schemas(index).complete(document.getComponents());
        new Answers(pages).complete(document);
    }
}
