package org.rallypoint.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document in one place for all routes, so that none can forget it: which keys are always there,
 * which may be null, who may come, what a route takes and answers, and examples that are really served.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = new Schemas(index, document);
        schemas.complete(document);
        var components = document.getComponents();
        Answers.addHeaders(components);
        Requests.addHeaders(components);
        Guards.addScheme(document);
        var errors = new Errors(components, schemas);
        errors.addAll();
        var answers = new Answers(schemas);
        var guards = new Guards(index);
        for (var route : routes(document, guards, schemas)) {
            guards.guard(route);
            Requests.complete(route);
            answers.complete(route);
            errors.complete(route);
        }
        Schemas.dropUnused(document);
    }

    private static List<Route> routes(OpenAPI document, Guards guards, Schemas schemas) {
        var routes = new ArrayList<Route>();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .keySet()
                        .forEach(method -> routes.add(Route.of(path, item, method, guards, schemas))));
        return routes;
    }
}
