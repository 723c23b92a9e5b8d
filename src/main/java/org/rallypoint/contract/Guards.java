package org.rallypoint.contract;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Says of each operation whether it needs a token, as it stands on the method that answers it. */
class Guards {

    private static final String TOKEN = "token";

    private final Map<String, MethodInfo> methods = new HashMap<>();

    Guards(IndexView index) {
        index.getAnnotations(Operation.class).stream()
                .filter(operation -> operation.target().kind() == AnnotationTarget.Kind.METHOD)
                .filter(operation -> operation.value("operationId") != null)
                .forEach(operation -> methods.put(
                        operation.value("operationId").asString(),
                        operation.target().asMethod()));
    }

    boolean needsToken(String operationId) {
        var method = methods.get(operationId);
        var declaring = method.declaringClass();
        if (method.hasDeclaredAnnotation(PermitAll.class)) {
            return false;
        }
        if (method.hasDeclaredAnnotation(Authenticated.class)) {
            return true;
        }
        if (declaring.hasDeclaredAnnotation(PermitAll.class)) {
            return false;
        }
        if (declaring.hasDeclaredAnnotation(Authenticated.class)) {
            return true;
        }
        throw new IllegalStateException(method + " says neither @PermitAll nor @Authenticated, so nobody may call it");
    }

    static void addScheme(OpenAPI document) {
        document.getComponents()
                .setSecuritySchemes(Map.of(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("rp_<role>_<random>_<checksum>")
                                .description("""
                                        A token looks like `rp_organiser_…`: a role, 32 random characters and a checksum. It is \
                                        shown once, when it is made, and stored as a hash. Its roles: `admin` may do \
                                        everything; `coordinator` all in its campaigns; `chapter` changes the events of its \
                                        countries in its campaigns; `organiser` the events of its own holder; `reader` reads \
                                        what is public; `edit` changes one event (an edit link); `status` reads one \
                                        suggestion. A token that is wrong, expired or revoked is a 401 everywhere, also where \
                                        none is needed.""")));
    }

    void guard(Route route) {
        var withToken = OASFactory.createSecurityRequirement().addScheme(TOKEN);
        route.operation()
                .setSecurity(
                        route.needsToken()
                                ? List.of(withToken)
                                : List.<SecurityRequirement>of(OASFactory.createSecurityRequirement(), withToken));
    }
}
